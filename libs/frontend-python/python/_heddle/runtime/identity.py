"""Identity without addresses, which differ from run to run: objects are numbered in the order in which they are asked for.

    sorted({a, b}, key=…)      # of equal keys, the first in the set comes first: that must not depend on addresses
"""

import builtins

from .state import of_run

_numbers: dict[int, tuple[object, int]] = of_run({})
"""By address: the object (so that nobody else gets its address) and its number."""

STEP = 16
FIRST = 0x7F0000000000


def identity(value: object, /) -> int:
    """`id`."""
    entry = _numbers.get(builtins.id(value))
    if entry is None:
        entry = _numbers[builtins.id(value)] = (value, FIRST + STEP * (1 + len(_numbers)))
    return entry[1]


identity.__name__ = identity.__qualname__ = "id"


class Root:
    """What a program's classes inherit from in place of `object`."""

    __slots__ = ()

    def __hash__(self):
        return identity(self) >> 4

    def __repr__(self):
        kind = type(self)
        return f"<{kind.__module__}.{kind.__qualname__} object at 0x{identity(self):012x}>"


def build_class(body, name, /, *bases, **keywords):
    """`__build_class__`, the class statement."""
    if all(base is object for base in bases):
        bases = (Root,)
    return builtins.__build_class__(body, name, *bases, **keywords)
