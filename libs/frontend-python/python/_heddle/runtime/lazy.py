"""`map`, `filter`, `enumerate` and `zip` over the program's own iterators, or with a function of its own: as lazy as the real ones."""

from .generators import Box, delegate, generator
from .iteration import END, Stepper, advance, is_own, iterate
from .memory import CONTAINERS, reading
from .twins import TWINS, invoke, natives, tw


def next_of(iterator):
    """The next element of what `iterate` answered, or `END`."""
    return (yield from advance(iterator)) if type(iterator) is Stepper else next(iterator, END)


def _opened(sources, code):
    iterators = []
    for each in sources:
        iterators.append((yield from iterate(each, code)))
    return iterators


def _row(name, iterators, strict):
    """One element of each, or `END`."""
    row = []
    for place, each in enumerate(iterators):
        item = yield from next_of(each)
        if item is not END:
            row.append(item)
            continue
        if strict and row:
            raise ValueError(f"{name}() argument {place + 1} is shorter than argument{'s 1-' if place > 1 else ' '}{place}")
        for later in range(1, len(iterators)) if strict else ():
            if (yield from next_of(iterators[later])) is not END:
                raise ValueError(f"{name}() argument {later + 1} is longer than argument{'s 1-' if later > 1 else ' '}{later}")
        return END
    return row


def _rows(iterators, strict):
    while (row := (yield from _row("zip", iterators, strict))) is not END:
        yield Box(tuple(row))


def _mapped(function, iterators, strict):
    while (row := (yield from _row("map", iterators, strict))) is not END:
        yield Box((yield from invoke(function, *row)))


def _kept(function, iterator):
    while (item := (yield from next_of(iterator))) is not END:
        if (yield from invoke(function, item)) if function is not None else item:
            yield Box(item)


def _numbered(iterator, number):
    while (item := (yield from next_of(iterator))) is not END:
        yield Box((number, item))
        number += 1


for _twin, _name in ((_rows, "zip"), (_mapped, "map"), (_kept, "filter"), (_numbered, "enumerate")):
    _twin.__name__ = _twin.__qualname__ = _name


def _calls_back(function) -> bool:
    return type(tw(function)) in TWINS


def _each(iterator):
    while (item := (yield from next_of(iterator))) is not END:
        yield Box(item)


def delegate_to(source, code):
    """`yield from source`, which may be a container."""
    if type(source) in CONTAINERS:
        source = generator(_each((yield from iterate(source, code))))
    return (yield from delegate(source))


def _goes_by_steps(source) -> bool:
    return type(source) in CONTAINERS or is_own(source)


def map_twin(function, iterable, /, *more, strict=False):
    code, sources = reading(), (iterable, *more)
    if not _calls_back(function) and not any(map(_goes_by_steps, sources)):
        return map(function, *sources, strict=strict)
    return generator(_mapped(function, (yield from _opened(sources, code)), strict))


def filter_twin(function, iterable, /):
    code = reading()
    if not _calls_back(function) and not _goes_by_steps(iterable):
        return filter(function, iterable)
    return generator(_kept(function, (yield from iterate(iterable, code))))


def enumerate_twin(iterable, start=0):
    code = reading()
    if not _goes_by_steps(iterable):
        return enumerate(iterable, start)
    return generator(_numbered((yield from iterate(iterable, code)), start))


def zip_twin(*iterables, strict=False):
    code = reading()
    if not any(map(_goes_by_steps, iterables)):
        return zip(*iterables, strict=strict)
    return generator(_rows((yield from _opened(iterables, code)), strict))


natives.update({map: map_twin, filter: filter_twin, enumerate: enumerate_twin, zip: zip_twin})
