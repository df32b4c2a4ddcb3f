"""What looks at all that is in a container at once."""

from ..kinds import KIND_MASK, READ
from .memory import BUILT_IN, CONTAINERS, MAPPINGS, OWN_MODULES, WHOLE, elements, location, reading, touch
from .names import attributes_of, val
from .state import log
from .stop import Stop
from .twins import Library

MAX_NESTED = 100
"""Of longer ones, what containers they hold is not looked at."""


LOOKED_INTO = {*CONTAINERS}
"""With the program's data classes, which Python compares and prints by itself, attribute for attribute."""


def forget() -> None:
    if len(LOOKED_INTO) > len(BUILT_IN):
        LOOKED_INTO.intersection_update(BUILT_IN)


def look(code: int, *values: object) -> bool:
    """Some of the values are containers, which are about to be looked into. Is that a switch point?"""
    found = [each for each in values if type(each) in LOOKED_INTO]
    if touch(found[0], code):
        return True
    _record(found, code)
    return False


def looked(_switched: object, result, code: int, *values: object):
    """They were, after the switch."""
    _record([each for each in values if type(each) in LOOKED_INTO], code)
    return val(0, result)


def look_at(values, code: int, deeply: bool = False):
    """A function of the library looks into what it is given. `deeply`: at the attributes of objects, too."""
    for each in values:
        if deeply or type(each) in CONTAINERS:
            if touch(each, code):
                yield 0
            read_all(each, code, deeply, set())


def parts(value, code: int):
    """The value, whose attributes are read."""
    if type(value).__module__ in OWN_MODULES:
        elements(value, code)
    return value


def read_all(value, code: int, deeply: bool, seen: set[int]) -> None:
    kind = type(value)
    is_own = kind in LOOKED_INTO and kind not in CONTAINERS or deeply and kind.__module__ in OWN_MODULES
    if id(value) in seen or not (is_own or kind in CONTAINERS or kind is tuple):
        return
    seen.add(id(value))
    if kind in CONTAINERS and len(seen) > 1:
        log(location(value, WHOLE) + code)
    elements(value, code)
    inside = value.values() if kind in MAPPINGS else value if kind in CONTAINERS or kind is tuple else attributes_of(value).values()
    if len(inside) <= MAX_NESTED:
        for each in inside:
            read_all(each, code, deeply, seen)


def _record(containers: list, code: int) -> None:
    """But for the first of them as a whole, which is recorded already."""
    for at, container in enumerate(containers):
        if type(container) not in CONTAINERS:
            parts(container, code & ~KIND_MASK | READ)
            continue
        if at > 0:
            log(location(container, WHOLE) + code)
        elements(container, code)
        if len(container) > MAX_NESTED:
            continue
        for each in container.values() if type(container) in MAPPINGS else container:
            if type(each) in CONTAINERS:
                log(location(each, WHOLE) + code)
                elements(each, code)


def look_into(values, code: int):
    """One after the other, to put them into a text."""
    for each in values:
        if type(each) in CONTAINERS and look(code, each):
            yield 0
            _record([each], code)


def call_library(f, /, *args, **kwargs):
    """It may look into the containers that it is given."""
    given = (*args, *kwargs.values()) if kwargs else args
    if not CONTAINERS.isdisjoint(map(type, given)):
        yield from look_at(given, reading())
    try:
        return f(*args, **kwargs)
    except StopIteration as end:
        raise Stop(*end.args) from None


Library.call = call_library


def gather(source, code: int):
    """All elements, as a list. Of a container they are taken at once, as `list` and its like do it."""
    from .iteration import collect

    if type(source) not in CONTAINERS:
        return (yield from collect(source, code))
    if touch(source, code):
        yield 0
    if type(source) not in MAPPINGS:
        elements(source, code)
    return list(source)
