"""Walks all that a program can reach from what it may import, by attributes that it may look at, and prints what it could change there."""

from array import array
from collections import deque
from types import MappingProxyType
from weakref import WeakKeyDictionary, WeakSet, WeakValueDictionary

from _heddle.instrument.forbidden import is_hidden
from _heddle.runtime import frozen, guards, imports
from _heddle.runtime.builtins import make_builtins

CONTAINERS = (dict, list, set, bytearray, deque, array, WeakKeyDictionary, WeakValueDictionary, WeakSet)
VALUES = (int, str, float, bool, bytes, type(None), complex)

reached = {}
todo = []


def reach(value, path):
    if type(value) not in VALUES and id(value) not in reached:
        reached[id(value)] = (value, path)
        todo.append((value, path))


def names_of(value):
    owners = [*type.mro(value), *type.mro(type(value))] if isinstance(value, type) and value is not type else [value, *type.mro(type(value))]
    return {name for each in owners for name in getattr(each, "__dict__", ()) if isinstance(name, str) and not is_hidden(name)}


def is_made_anew(value, name, found):
    """By each access: it is nobody's state."""
    return guards.get_attribute(value, name) is not found


for module in sorted(imports.ALLOWED):
    once, again = imports.members_of(module), imports.members_of(module)
    for name in once:
        if once[name] is again[name] and not is_hidden(name):
            reach(once[name], f"{module}.{name}")
for name, value in make_builtins(None).items():
    reach(value, name)

while todo:
    value, path = todo.pop()
    if isinstance(value, (dict, MappingProxyType)):
        for key, element in value.items():
            reach(key, f"{path}: {key!r:.30}")
            reach(element, f"{path}[{key!r:.30}]")
    elif isinstance(value, (tuple, frozenset, *CONTAINERS)):
        for element in value:
            reach(element, f"{path}[…]")
    for name in names_of(value):
        try:
            found = guards.get_attribute(value, name)
            if not is_made_anew(value, name, found):
                reach(found, f"{path}.{name}")
        except Exception:
            pass  # it cannot be looked at


def can_be_set(value):
    try:
        (type.__setattr__ if isinstance(value, type) else setattr)(value, "mark", 1)
    except (AttributeError, TypeError):
        return False
    return True


containers = [path for value, path in reached.values() if isinstance(value, CONTAINERS)]
marked = [(value, path) for value, path in reached.values() if can_be_set(value)]
frozen.forget()
changed = [path for value, path in marked if hasattr(value, "mark")]
cached = [path for value, path in reached.values() if hasattr(value, "cache_info")]
print(len(reached), *containers, *changed, *cached, sep="\n")
