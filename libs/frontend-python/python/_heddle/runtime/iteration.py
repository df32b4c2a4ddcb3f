"""Iterating: over containers, which is reading them, and over the program's own iterators, which is calling them."""

from itertools import count, islice
from types import FunctionType

from .generators import generator, next_twin
from .memory import CONTAINERS, MAPPINGS, SETS, WHOLE, elements, is_switch_point, keys_of, location, touch
from .state import log
from .stop import Stop
from .twins import PLAIN, is_plain, twin_of_function

END = object()
"""What `next` answers at the end."""



class Stepper:
    """An iterator whose every step may be a visible operation."""

    __slots__ = ("source", "iterator", "code", "step", "at")

    def __init__(self, source, iterator, code, step):
        self.source = source
        self.iterator = iterator
        self.code = code
        self.step = step
        self.at = 0


def _step_container(stepper):
    if touch(stepper.source, stepper.code):
        yield 0
    return next(stepper.iterator, END)


def _step_elements(stepper):
    """Of a list and its like: what it answers is an element, which somebody may write by its index."""
    if touch(stepper.source, stepper.code):
        yield 0
    elements(stepper.source, stepper.code, stepper.at)
    stepper.at += 1
    return next(stepper.iterator, END)


def _step_generator(stepper):
    try:
        return (yield from next_twin(stepper.iterator))
    except Stop:
        return END


def _step_own(stepper):
    try:
        return (yield from twin_of_function(type(stepper.iterator).__next__)(stepper.iterator))
    except Stop:
        return END


def is_own(source: object) -> bool:
    """Does going over it run code of the program's?"""
    kind = type(source)
    if kind is tuple or kind is list:
        return False
    return kind is generator or is_plain(getattr(kind, "__iter__", None)) or is_plain(getattr(kind, "__next__", None))


def _recorded(source, iterator, code):
    """As `_step_container`, for a native iterator."""
    whole = location(source, WHOLE) + code
    log(whole)
    for item in iterator:
        yield item
        log(whole)


def _recorded_elements(source, iterator, code):
    whole, keys = location(source, WHOLE) + code, keys_of(source)
    for at in count():
        log(whole)
        if at in keys:
            log(keys[at] + code)
        item = next(iterator, END)
        if item is END:
            return
        yield item


def iterate(source, code):
    """`iter(source)`: a native iterator if that is as good, else a `Stepper`."""
    kind = type(source)
    if kind in CONTAINERS:
        has_keys = kind in MAPPINGS or kind in SETS
        if is_switch_point(code):
            return Stepper(source, iter(source), code, _step_container if has_keys else _step_elements)
        return (_recorded if has_keys else _recorded_elements)(source, iter(source), code)
    if kind is generator:
        return Stepper(source, source, code, _step_generator)
    own = getattr(kind, "__iter__", None)
    if type(own) is FunctionType and own.__code__ is PLAIN:
        iterator = yield from twin_of_function(own)(source)
    else:
        iterator = iter(source)
    if type(iterator) is generator:
        return Stepper(source, iterator, code, _step_generator)
    step = getattr(type(iterator), "__next__", None)
    if type(step) is FunctionType and step.__code__ is PLAIN:
        return Stepper(source, iterator, code, _step_own)
    return iterator


def advance(stepper):
    """The next element, or `END`."""
    return stepper.step(stepper)


def collect(source, code, most=None):
    """All elements, or so many at most, as a list."""
    iterator = yield from iterate(source, code)
    if type(iterator) is not Stepper:
        return list(islice(iterator, most))
    items = []
    while len(items) != most and (item := (yield from iterator.step(iterator))) is not END:
        items.append(item)
    return items


def take(source, code, most):
    """The same as an iterator: Python's message says of a list how many elements were too many."""
    return iter((yield from collect(source, code, most)))
