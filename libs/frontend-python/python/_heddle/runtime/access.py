"""What looks like an attribute, an element or an operator, and may be a call of the program's own code."""

import operator
from types import FunctionType, MethodType
from functools import partial

from ..kinds import KIND_BITS
from .guards import FORMATTERS, safe
from ..instrument.forbidden import FORMATS
from . import containers as _containers  # fills in the twins of their methods
from .generators import generator
from .looking import gather, look_at
from .memory import BUILT_IN, CONTAINERS, attr, attr_w, contains, in_class, item, item_w, reading, visible
from .names import val
from .state import SITE, set_register
from .twins import PLAIN, TWINS, container_methods, tw, twin_of_function

_NO_DICT: dict = {}


def method(owner, name: str, code: int):
    """What to call for `owner.name(…)`; see `twins.tw`."""
    kind = type(owner)
    if kind in container_methods:
        twin = container_methods[kind].get(name)
        if twin is not None:
            return MethodType(twin, owner)
        if kind in BUILT_IN:
            return getattr(owner, name)
    if kind is str:
        if name in FORMATS:
            return partial(_format, FORMATTERS[name], owner)
        if name == "join":
            return partial(_join, owner)
    found = getattr(owner, name)
    if name in FORMATS:
        found = safe(found)
    if type(found) is MethodType:
        if found.__self__ is owner:
            inner = found.__func__
            if type(inner) is FunctionType and inner.__code__ is PLAIN:
                return MethodType(inner.__closure__[0].cell_contents, owner)
        return tw(found)
    if kind is not super and name in getattr(owner, "__dict__", _NO_DICT):
        if visible[code >> 6]:
            return partial(_read_and_call, owner, name, code)
        attr(owner, name, code)
    return tw(found)


def _format(function, text, /, *args, **kwargs):
    """What is in containers is in the text, too."""
    yield from look_at((*args, *kwargs.values()), reading(), deeply="." in text)
    return function(text, *args, **kwargs)


def _join(separator, parts, /):
    """What it joins may be made by the program, a part at a time."""
    if type(parts) is generator or type(parts) in CONTAINERS:
        parts = yield from gather(parts, reading())
    return separator.join(parts)


def _read_and_call(owner, name: str, code: int, /, *args, **kwargs):
    """A function that is stored in an attribute: reading the attribute is an access."""
    if attr(owner, name, code):
        yield 0
    twin = tw(getattr(owner, name))
    return (yield from twin(*args, **kwargs)) if type(twin) in TWINS else twin(*args, **kwargs)


def _own(kind: type, name: str):
    """The twin of a special method that the program wrote, or None."""
    found = getattr(kind, name, None)
    return twin_of_function(found) if type(found) is FunctionType else None


def load(owner, name: str, code: int):
    """`owner.name`, which may be a property, or a descriptor of the program's."""
    found = in_class(type(owner), name)
    if type(found) is property and type(found.fget) is FunctionType and found.fget.__code__ is PLAIN:
        set_register(SITE, code >> KIND_BITS)
        return (yield from twin_of_function(found.fget)(owner))
    getter = _own(type(found), "__get__")
    if getter is not None and (hasattr(type(found), "__set__") or name not in getattr(owner, "__dict__", _NO_DICT)):
        set_register(SITE, code >> KIND_BITS)
        return (yield from getter(found, owner, type(owner)))
    if attr(owner, name, code):
        yield 0
        return val(0, getattr(owner, name))
    return getattr(owner, name)


def store(owner, name: str, value, code: int):
    """`owner.name = value`, which may be a property, a descriptor of the program's or a `__setattr__`."""
    found = in_class(type(owner), name)
    if type(found) is property and type(found.fset) is FunctionType and found.fset.__code__ is PLAIN:
        yield from twin_of_function(found.fset)(owner, value)
        return
    setter = _own(type(found), "__set__")
    if setter is not None:
        set_register(SITE, code >> KIND_BITS)
        yield from setter(found, owner, value)
        return
    own = _own(type(owner), "__setattr__")
    if own is not None:
        yield from own(owner, name, value)
        return
    if attr_w(owner, name, code):
        yield 0
        val(0, value)
    setattr(owner, name, value)


def item_twin(owner, key, code: int):
    own = _own(type(owner), "__getitem__")
    if own is not None:
        set_register(SITE, code >> KIND_BITS)
        return (yield from own(owner, key))
    if item(owner, key, code):
        yield 0
        return val(0, owner[key])
    return owner[key]


def store_item(owner, key, value, code: int):
    own = _own(type(owner), "__setitem__")
    if own is not None:
        set_register(SITE, code >> KIND_BITS)
        yield from own(owner, key, value)
        return
    if item_w(owner, key, code):
        yield 0
        val(0, value)
    owner[key] = value


def contains_twin(owner, element, code: int):
    own = _own(type(owner), "__contains__")
    if own is not None:
        set_register(SITE, code >> KIND_BITS)
        return bool((yield from own(owner, element)))
    if contains(owner, element, code):
        yield 0
    return element in owner


_COMPARISONS = {"eq": "eq", "ne": "ne", "lt": "gt", "gt": "lt", "le": "ge", "ge": "le"}


def binary(name: str, left, right):
    """An operator with one of the program's classes: the left operand's method, then the right one's (reflected)."""
    in_place = name.startswith("i")
    plain = name[1:] if in_place else name
    reflected = _COMPARISONS.get(plain, f"r{plain}")
    candidates = [(left, right, f"__{plain}__"), (right, left, f"__{reflected}__")]
    if type(right) is not type(left) and isinstance(right, type(left)):
        candidates.reverse()
    if in_place:
        candidates.insert(0, (left, right, f"__{name}__"))
    for receiver, other, special in candidates:
        own = _own(type(receiver), special)
        if own is not None:
            result = yield from own(receiver, other)
            if result is not NotImplemented:
                return result
    return _native(name)(left, right)


def _native(name: str):
    return getattr(operator, f"{name}_" if name in ("or", "and") else name)
