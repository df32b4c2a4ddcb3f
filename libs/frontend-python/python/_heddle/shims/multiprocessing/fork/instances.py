"""Copies of objects that are neither plain containers nor functions nor classes."""

import itertools
import re
from array import array
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from io import BytesIO, StringIO
from random import Random
from types import MemberDescriptorType, SimpleNamespace

from ....runtime.generators import generator
from ....runtime.memory import OWN_MODULES
from . import synchronisation

_VALUES = (str, int, float, complex, bytes, tuple, frozenset)
"""Of subclasses of these, what they are is said when they are made."""
_CONTAINERS = (list, dict, set, deque, bytearray)


def copy(fork, value):
    kind = type(value)
    if kind.__module__ not in OWN_MODULES:
        return _foreign(fork, value, kind)
    made = fork.know(value, _made_empty(fork, value, kind))
    synchronisation.renew(fork, value, made)
    fork.fills.append((_fill_attributes, value, made))
    _fill_container(fork, value)
    return made


def _made_empty(fork, value, kind):
    cls = fork.copy(kind)
    for base in _VALUES:
        if isinstance(value, base):
            plain = fork.copy(base(value)) if base in (tuple, frozenset) else base(value)
            return base.__new__(cls, plain)
    if isinstance(value, BaseException):
        return cls.__new__(cls, *map(fork.copy, value.args)) if cls.__new__ is BaseException.__new__ else _exception(fork, value, cls)
    for base in _CONTAINERS:
        if isinstance(value, base):
            return base.__new__(cls)
    return object.__new__(cls)


def _exception(fork, value, cls):
    made = BaseException.__new__(cls, *value.args)
    made.args = tuple(map(fork.copy, value.args))
    return made


def _foreign(fork, value, kind):
    maker = _MAKERS.get(kind)
    if maker is not None:
        return maker(fork, value)
    if isinstance(value, BaseException):
        made = fork.know(value, _exception(fork, value, kind))
        fork.fills.append((_fill_attributes, value, made))
        return made
    made = synchronisation.copy(fork, value)
    if made is not value:
        fork.know(value, made)
        fork.fills.append((_fill_attributes, value, made))
    return made


def _fill_attributes(fork, value, made):
    try:
        attributes = object.__getattribute__(value, "__dict__")
    except AttributeError:
        attributes = {}
    target = object.__getattribute__(made, "__dict__") if attributes else {}
    for name, each in list(attributes.items()):
        if name not in target:
            target[name] = fork.copy(each)
    for cls in type(value).__mro__:
        if cls.__module__ not in OWN_MODULES:
            continue
        for name, slot in vars(cls).items():
            if isinstance(slot, MemberDescriptorType):
                _fill_slot(fork, value, made, slot)


def _fill_slot(fork, value, made, slot):
    try:
        each = slot.__get__(value)
    except AttributeError:
        return
    vars(_holder_of(type(made), slot))[slot.__name__].__set__(made, fork.copy(each))


def _holder_of(cls, slot):
    return next(each for each in cls.__mro__ if each.__name__ == slot.__objclass__.__name__ and slot.__name__ in vars(each))


def _fill_container(fork, value):
    kind = next((base for base in (dict, set, list, deque, bytearray) if isinstance(value, base)), None)
    if kind is not None:
        (fork.late_fills if kind in (dict, set) else fork.fills).append((_CONTENTS[kind], value, fork.copies[id(value)][1]))


def _fill_pairs(fork, value, made):
    for key, each in list(dict.items(value)):
        dict.__setitem__(made, fork.copy(key), fork.copy(each))


_CONTENTS = {
    list: lambda fork, value, made: list.extend(made, [fork.copy(each) for each in list.__iter__(value)]),
    deque: lambda fork, value, made: deque.extend(made, [fork.copy(each) for each in deque.__iter__(value)]),
    set: lambda fork, value, made: set.update(made, [fork.copy(each) for each in set.__iter__(value)]),
    bytearray: lambda fork, value, made: bytearray.extend(made, value),
    dict: _fill_pairs,
}


def _deque(fork, value):
    made = fork.know(value, deque(maxlen=value.maxlen))
    fork.fills.append((_CONTENTS[deque], value, made))
    return made


def _mapping(make):
    def copy(fork, value):
        made = fork.know(value, make(fork, value))
        fork.late_fills.append((_fill_pairs, value, made))
        return made

    return copy


def _namespace(fork, value):
    made = fork.know(value, SimpleNamespace())
    fork.fills.append((_fill_attributes, value, made))
    return made


def _random(fork, value):
    made = fork.know(value, Random())
    made.setstate(value.getstate())
    return made


def _count(fork, value):
    numbers = re.fullmatch(r"count\((.*?)(?:, (.*))?\)", repr(value))
    parsed = [float(each) if "." in each else int(each) for each in numbers.groups() if each]
    return fork.know(value, itertools.count(*parsed))


def _stream(kind, value):
    made = kind(value.getvalue())
    made.seek(value.tell())
    return made


def _generator(fork, value):
    """A suspended function cannot be copied."""

    def gone():
        raise RuntimeError("a generator that was made before the fork cannot be continued in the child here")
        yield

    return fork.know(value, generator(gone()))


_MAKERS = {
    array: lambda fork, value: fork.know(value, value[:]),
    BytesIO: lambda fork, value: fork.know(value, _stream(BytesIO, value)),
    StringIO: lambda fork, value: fork.know(value, _stream(StringIO, value)),
    deque: _deque,
    OrderedDict: _mapping(lambda fork, value: OrderedDict()),
    defaultdict: _mapping(lambda fork, value: defaultdict(fork.copy(value.default_factory))),
    Counter: _mapping(lambda fork, value: Counter()),
    ChainMap: lambda fork, value: fork.know(value, ChainMap(*map(fork.copy, value.maps))),
    SimpleNamespace: _namespace,
    Random: _random,
    itertools.count: _count,
    generator: _generator,
}
