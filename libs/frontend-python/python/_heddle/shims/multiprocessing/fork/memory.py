"""Copying a process's memory.

What can contain itself is made empty first and filled later; what is kept by its hash is filled last, when whatever the hash depends on is there.
"""

from types import ModuleType

from ....runtime import names, spaces
from ....runtime.state import run
from ..shared import Shared
from . import classes, functions, instances


class Fork:
    def __init__(self, child: str) -> None:
        self.child = child
        """The new process's name, for reports."""
        self.copies: dict[int, tuple[object, object]] = {}
        """By identity: the original (so that nobody else gets its identity) and the copy."""
        self.modules: dict[int, tuple[spaces.Instance, spaces.Instance]] = {}
        """By the identity of the parent's namespace."""
        self.fills: list = []
        self.late_fills: list = []
        self.first_operations: list[tuple[int, int]] = []
        """What the child does first, `(kind, object)`: a lock that was held at the fork is held in the child."""

    def copy(self, value):
        """The child's; complete only after `finish`."""
        kind = type(value)
        if kind in _IMMUTABLE:
            return value
        known = self.copies.get(id(value))
        if known is not None:
            return known[1]
        maker = _MAKERS.get(kind)
        if maker is not None:
            return maker(self, value)
        if isinstance(value, type):
            return classes.copy(self, value)
        if isinstance(value, Shared):
            return value
        return instances.copy(self, value)

    def know(self, value, made):
        self.copies[id(value)] = (value, made)
        if run.explain:
            names.name_alike(value, made)
        return made

    def finish(self) -> None:
        while self.fills or self.late_fills:
            if self.fills:
                fill, value, made = self.fills.pop()
            else:
                fill, value, made = self.late_fills.pop(0)
            fill(self, value, made)


def fork_modules(fork: Fork, parent: int, child: int) -> None:
    """Copies the modules of a process; to be completed by `fork.finish()`."""
    pairs = []
    for name, instance in spaces.Spaces.by_process[parent].items():
        made = spaces.Instance(instance.source, instance.module.__name__, fork.child)
        spaces.Spaces.by_process[child][name] = made
        fork.modules[id(instance.space)] = (instance, made)
        fork.copies[id(instance.module)] = (instance.module, made.module)
        pairs.append((instance, made))
    for instance, made in pairs:
        for name, value in instance.space.items():
            if name != "__builtins__":
                made.space[name] = fork.copy(value)


def _module(fork, value):
    return value  # the library's; the program's own are known from the beginning


def _list(fork, value):
    made = fork.know(value, [])
    fork.fills.append((_fill_list, value, made))
    return made


def _fill_list(fork, value, made):
    made.extend(map(fork.copy, value))


def _tuple(fork, value):
    made = tuple(map(fork.copy, value))
    if all(old is new for old, new in zip(value, made)):
        return value
    known = fork.copies.get(id(value))
    return fork.know(value, made) if known is None else known[1]


def _dict(fork, value):
    made = fork.know(value, {})
    by_text = all(type(key) is str for key in value)
    (fork.fills if by_text else fork.late_fills).append((_fill_dict, value, made))
    return made


def _fill_dict(fork, value, made):
    pairs = [(fork.copy(key), fork.copy(each)) for key, each in value.items()]
    _complete(fork)
    made.update(pairs)


def _complete(fork):
    """What hashes may depend on."""
    while fork.fills:
        fill, value, made = fork.fills.pop()
        fill(fork, value, made)


def _set(fork, value):
    made = fork.know(value, set())
    fork.late_fills.append((_fill_set, value, made))
    return made


def _fill_set(fork, value, made):
    elements = [fork.copy(each) for each in value]
    _complete(fork)
    made.update(elements)


def _frozenset(fork, value):
    elements = [fork.copy(each) for each in value]
    if all(old is new for old, new in zip(value, elements)):
        return value
    _complete(fork)
    return fork.know(value, frozenset(elements))


def _bytearray(fork, value):
    return fork.know(value, bytearray(value))


_IMMUTABLE = frozenset([int, float, complex, bool, str, bytes, range, slice, type(None), type(NotImplemented), type(...)])
_MAKERS = {
    ModuleType: _module,
    list: _list,
    tuple: _tuple,
    dict: _dict,
    set: _set,
    frozenset: _frozenset,
    bytearray: _bytearray,
    **functions.MAKERS,
}
