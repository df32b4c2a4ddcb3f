"""What looks at all that is in a container at once."""

from .memory import CONTAINERS, MAPPINGS, WHOLE, elements, location, touch
from .names import val
from .state import log

MAX_NESTED = 100
"""Of longer ones, what containers they hold is not looked at."""


def look(code: int, *values: object) -> bool:
    """Some of the values are containers, which are about to be looked into. Is that a switch point?"""
    found = [each for each in values if type(each) in CONTAINERS]
    if touch(found[0], code):
        return True
    _record(found, code)
    return False


def looked(_switched: object, result, code: int, *values: object):
    """They were, after the switch."""
    _record([each for each in values if type(each) in CONTAINERS], code)
    return val(0, result)


def _record(containers: list, code: int) -> None:
    """But for the first of them as a whole, which is recorded already."""
    for at, container in enumerate(containers):
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
