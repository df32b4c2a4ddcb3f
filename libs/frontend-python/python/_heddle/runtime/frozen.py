"""
Nothing of the library can be changed, by whatever route. It would outlive the run, and the other file has it, too.

    typing.final(queue.Empty)
    asyncio.Lock.__init__(dataclasses.MISSING)
    decimal.DecimalTuple._field_defaults["sign"] = 1

Done once, before the snapshot, to all that there is by then: classes become immutable, as Python's own in C are; objects that
programs can reach get a `__setattr__` that refuses; of containers in them programs see what was in them then (`guards.safe`).
Functions and type variables cannot be made so: what is set on them is gone with the run.
"""

import ctypes
from types import FunctionType, MappingProxyType, MemberDescriptorType, MethodType, ModuleType
from typing import TypeVar

from ..instrument.forbidden import CHECKED, is_hidden
from .state import Varying

_FLAGS = 84
"""Where a class has its flags, in bytes: `PyTypeObject.tp_flags`, on 32 bits."""
_IMMUTABLE = 1 << 8
"""`Py_TPFLAGS_IMMUTABLETYPE`."""

objects: dict[int, object] = {}
"""By identity: what a program can reach of the library besides classes and containers."""
views: dict[int, tuple[object, object]] = {}
"""By identity: a container of the library's, and what programs see of it."""


def freeze(roots: list[object]) -> None:
    """`roots`: what programs can import."""
    found = _reachable(roots)
    objects.update((id(value), value) for value in found if not isinstance(value, (type, ModuleType)))
    for kind in {type(value) for value in objects.values()}:
        if not _is_immutable(kind) and kind.__dictoffset__ != 0:
            _refuse_changes(kind)
    Marks.watch([value for value in found if type(value) is FunctionType], [value for value in found if type(value) is TypeVar])
    for kind in _subclasses(object):
        if not issubclass(kind, Varying):
            _flags(kind).value |= _IMMUTABLE


def _reachable(roots: list[object]) -> list[object]:
    """All but containers, of which views are made on the way."""
    seen: dict[int, object] = {}
    todo = [*roots]
    while todo:
        value = todo.pop()
        if id(value) in seen:
            continue
        seen[id(value)] = value
        todo += _parts(value)
    return [value for value in seen.values() if type(value) not in (dict, list, set)]


def _parts(value: object) -> list[object]:
    kind = type(value)
    if kind in (dict, MappingProxyType):
        return [*value.keys(), *value.values()]
    if kind in (list, set, tuple, frozenset):
        return [*value]
    if isinstance(value, (staticmethod, classmethod, MethodType)):
        return [value.__func__]
    if isinstance(value, property):
        return [value.fget, value.fset, value.fdel]
    if isinstance(value, type):
        return [kind, *type.__dict__["__mro__"].__get__(value), *_attributes(type.__dict__["__dict__"].__get__(value))]
    slots = [name for each in kind.__mro__ for name, slot in vars(each).items() if type(slot) is MemberDescriptorType]
    return [kind, *_attributes({name: getattr(value, name) for name in slots if hasattr(value, name)} | getattr(value, "__dict__", {}))]


def _attributes(of: dict[str, object]) -> list[object]:
    """What a program may look at."""
    shown = {name: value for name, value in of.items() if isinstance(name, str) and not is_hidden(name)}
    for name, value in shown.items():
        if type(value) in (dict, list, set):
            views[id(value)] = (value, _view(value))
            CHECKED.add(name)
    return [*shown.values()]


def _view(value):
    match value:
        case dict():
            return MappingProxyType({key: _view(each) for key, each in value.items()})
        case list():
            return tuple(map(_view, value))
        case set():
            return frozenset(value)
    return value


def _flags(kind: type) -> ctypes.c_ulong:
    return ctypes.c_ulong.from_address(id(kind) + _FLAGS)


def _is_immutable(kind: type) -> bool:
    return kind.__flags__ & _IMMUTABLE != 0


def _subclasses(kind: type) -> list[type]:
    """The class, and all that inherit from it."""
    found, todo = {kind}, [kind]
    while todo:
        new = {*type.__subclasses__(todo.pop())} - found
        found |= new
        todo += new
    return [*found]


def _refuse_changes(kind: type) -> None:
    change, remove = kind.__setattr__, kind.__delattr__

    def __setattr__(self, name, value):
        refuse_change(self, name)
        change(self, name, value)

    def __delattr__(self, name):
        refuse_change(self, name)
        remove(self, name)

    type.__setattr__(kind, "__setattr__", __setattr__)
    type.__setattr__(kind, "__delattr__", __delattr__)


def refuse_change(owner: object, name: str) -> None:
    if id(owner) in objects:
        raise TypeError(f"cannot set '{name}' attribute of an object of the library")


class Marks(Varying):
    """The attributes of what cannot refuse. Functions that have the same ones share them, so that there are few to look at."""

    shared: list[dict[str, object]] = []
    as_they_were: list[dict[str, object]] = []
    sizes: list[int] = []

    @classmethod
    def watch(cls, functions: list[FunctionType], variables: list[TypeVar]) -> None:
        by_content: dict[tuple, dict[str, object]] = {}
        for function in functions:
            own = vars(function)
            function.__dict__ = by_content.setdefault(tuple((name, id(value)) for name, value in own.items()), own)
        dictionary_of = ctypes.pythonapi.PyObject_GenericGetDict
        dictionary_of.restype, dictionary_of.argtypes = ctypes.py_object, [ctypes.py_object, ctypes.c_void_p]
        cls.shared = [*by_content.values(), *[dictionary_of(each, None) for each in variables]]
        cls.as_they_were = [marks.copy() for marks in cls.shared]
        cls.sizes = [*map(len, cls.shared)]

    @classmethod
    def forget(cls) -> None:
        """After a run."""
        if [*map(len, cls.shared)] != cls.sizes:
            for marks, before in zip(cls.shared, cls.as_they_were):
                marks.clear()
                marks.update(before)


forget = Marks.forget
