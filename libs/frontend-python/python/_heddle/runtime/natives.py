"""The twins of built-in functions: of those that look into a container, and of those that call back."""

import bisect
import copy
import dataclasses
import functools
import heapq
import json
import operator
import random
import struct
from collections import deque

from ..kinds import ATOMIC_UPDATE, KIND_BITS
from .generators import Box, generator, next_twin
from .guards import format_map, format_text, make_class
from .iteration import END, Stepper, collect, iterate
from .lazy import next_of
from .looking import gather, look_at
from .memory import CONTAINERS, elements, reading, touch
from .state import SITE, registers
from .stop import Stop
from .twins import TWINS, invoke, is_plain, natives, tw, twin_of_function


def len_twin(container, /):
    code = reading()
    own = getattr(type(container), "__len__", None)
    if is_plain(own):
        return (yield from twin_of_function(own)(container))
    if touch(container, code):
        yield 0
    return len(container)


def sorted_twin(iterable, /, *, key=None, reverse=False):
    items = yield from gather(iterable, reading())
    if key is None:
        return sorted(items, reverse=reverse)
    keys = []
    for item in items:
        keys.append((yield from invoke(key, item)))
    order = sorted(range(len(items)), key=keys.__getitem__, reverse=reverse)
    return [items[index] for index in order]


def _collecting(native):
    """Of a function that takes all of an iterable: of a container at once, but for `sum`, which adds as it goes."""

    def twin(*args, **kwargs):
        if args and not isinstance(args[0], (int, str, bytes)):
            code = reading()
            if native is not sum and type(args[0]) in CONTAINERS:
                return native((yield from gather(args[0], code)), *args[1:], **kwargs)
            iterator = yield from iterate(args[0], code)
            # A native iterator may be longer than memory is large.
            args = ((yield from collect(args[0], code)) if type(iterator) is Stepper else iterator, *args[1:])
        return native(*args, **kwargs)

    return twin


def dict_twin(*args, **kwargs):
    if args and not hasattr(args[0], "keys"):
        args = ((yield from gather(args[0], reading())),)
    elif args:
        code = reading()
        if touch(args[0], code):
            yield 0
        elements(args[0], code)
    return dict(*args, **kwargs)


def _extreme(native):
    def twin(*args, key=None, **default):
        items = args if len(args) > 1 else (yield from collect(*args, reading()))
        if key is None:
            return native(items, **default)
        keys = []
        for item in items:
            keys.append((yield from invoke(key, item)))
        if not keys:
            return native(items, **default)
        return items[native(range(len(keys)), key=keys.__getitem__)]

    return twin


def _quantifier(stop_at: bool):
    """`any` and `all` look at no more than they need."""

    def twin(iterable, /):
        iterator = yield from iterate(iterable, reading())
        while True:
            item = yield from next_of(iterator)
            if item is END:
                return not stop_at
            if bool(item) is stop_at:
                return stop_at

    return twin


_MISSING = object()


def next_builtin(iterator, default=_MISSING, /):
    own = getattr(type(iterator), "__next__", None)
    try:
        if type(iterator) is generator:
            return (yield from next_twin(iterator))
        if is_plain(own):
            return (yield from twin_of_function(own)(iterator))
        item = next(iterator, END)
        if item is END:
            raise Stop
        return item
    except Stop:
        if default is _MISSING:
            raise
        return default


def iter_twin(source, /, *sentinel):
    own = getattr(type(source), "__iter__", None)
    if not sentinel and is_plain(own):
        return (yield from twin_of_function(own)(source))
    if sentinel and type(tw(source)) in TWINS:
        return generator(_calls(source, *sentinel))
    if not sentinel:
        code = reading()
        if touch(source, code):
            yield 0
        elements(source, code)
    return iter(source, *sentinel)


def _calls(function, sentinel):
    """`iter(function, sentinel)`."""
    while True:
        value = yield from invoke(function)
        if value == sentinel:
            return
        yield Box(value)


def reversed_twin(sequence, /):
    code = reading()
    own = getattr(type(sequence), "__reversed__", None)
    if is_plain(own):
        return (yield from twin_of_function(own)(sequence))
    if touch(sequence, code):
        yield 0
    elements(sequence, code)
    return reversed(sequence)


def reduce_twin(function, iterable, /, *initial):
    items = yield from collect(iterable, reading())
    if initial:
        result = initial[0]
    elif items:
        result = items.pop(0)
    else:
        raise TypeError("reduce() of empty iterable with no initial value")
    for item in items:
        result = yield from invoke(function, result, item)
    return result


def _guarded(function):
    def twin(*args, **kwargs):
        return function(*args, **kwargs)
        yield

    return twin


def _changing(native):
    """Of a function that changes a container: the first that it is given."""

    def twin(*args, **kwargs):
        code = registers[SITE] << KIND_BITS | ATOMIC_UPDATE
        changed = next((each for each in args if type(each) in CONTAINERS), None)
        if touch(changed, code):
            yield 0
        elements(changed, code)
        return native(*args, **kwargs)

    return twin


def _taking_apart(native):
    """Of a function that looks at all that an object consists of."""

    def twin(*args, **kwargs):
        yield from look_at(args, reading(), deeply=True)
        return native(*args, **kwargs)

    return twin


_TAKING_APART = (copy.copy, copy.deepcopy, dataclasses.asdict, dataclasses.astuple, dataclasses.replace, json.dumps)
_CHANGING = (
    bisect.insort_left, bisect.insort_right,
    heapq.heapify, heapq.heappush, heapq.heappop, heapq.heappushpop, heapq.heapreplace,
    operator.setitem, operator.delitem, operator.iadd, operator.ior, operator.iconcat,
    random.Random.shuffle, struct.pack_into,
)


def install() -> None:
    natives.update({
        len: len_twin,
        sorted: sorted_twin,
        list: _collecting(list),
        tuple: _collecting(tuple),
        set: _collecting(set),
        frozenset: _collecting(frozenset),
        sum: _collecting(sum),
        deque: _collecting(deque),
        dict: dict_twin,
        min: _extreme(min),
        max: _extreme(max),
        any: _quantifier(True),
        all: _quantifier(False),
        next: next_builtin,
        iter: iter_twin,
        reversed: reversed_twin,
        functools.reduce: reduce_twin,
        **{native: _taking_apart(native) for native in _TAKING_APART},
        **{native: _changing(native) for native in _CHANGING},
        type: _guarded(make_class),
        str.format: _taking_apart(format_text),
        str.format_map: _taking_apart(format_map),
    })


install()
