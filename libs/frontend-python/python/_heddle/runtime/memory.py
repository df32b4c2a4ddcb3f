"""Which memory location an access is about, and whether it is a switch point."""

from array import array
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Hashable
from types import FunctionType, MemberDescriptorType, ModuleType

from ..kinds import ATOMIC_READ, ATOMIC_UPDATE, KIND_BITS, KIND_MASK
from .frozen import refuse_change
from .names import named_location
from .state import OWN_MODULES, SITE, create_locations, log, of_run, registers, run, visible, words, MAX_UNSWITCHED

WHOLE = object()
"""The key of a container's location as a whole."""

_NO_DICT: dict = {}
_located: dict[int, tuple[object, dict]] = of_run({})
"""By the identity of an object: the object (so that nobody else gets its identity) and its locations, by key."""
_module_locations: dict[int, dict[str, int]] = {}

MAPPINGS = {dict, defaultdict, OrderedDict, Counter}
SEQUENCES = {list, deque, bytearray, array}
SETS = {set}
CONTAINERS = MAPPINGS | SEQUENCES | SETS
"""With those of the program's classes that inherit from one; see `containers.adopt`."""
BUILT_IN = frozenset(CONTAINERS)


_NO_MEMORY = frozenset([ModuleType, super])


def know_module(module: ModuleType, locations: dict[str, int]) -> None:
    """The attributes of a program's module are its global variables."""
    _located[id(module)] = (module, {name: number << 32 for name, number in locations.items()})


def dictionary_of(owner: object, attributes: dict) -> dict:
    """Its `__dict__`, whose elements are its attributes: they have the same locations."""
    entry = _located.get(id(owner))
    if entry is None:
        entry = _located[id(owner)] = (owner, {})
    _located[id(attributes)] = (attributes, entry[1])
    return attributes


def location(owner: object, key: object) -> int:
    """Shifted to where it belongs in a word."""
    entry = _located.get(id(owner))
    if entry is None:
        entry = _located[id(owner)] = (owner, {})
    known = entry[1].get(key)
    if known is None:
        number = create_locations()
        known = entry[1][key] = number << 32
        if run.explain:
            named_location(owner, None if key is WHOLE else key, number, isinstance(key, str) and type(owner) not in CONTAINERS)
    return known


def keys_of(owner: object) -> dict:
    """The locations of what has one by now, which its own has."""
    return _located[id(owner)][1]


def is_switch_point(code: int) -> bool:
    """After very many accesses without a switch somebody may be polling. Written out below, where a call would cost more than the rest."""
    return visible[code >> KIND_BITS] or len(words) > MAX_UNSWITCHED


def locations(name: str) -> int:
    """A new location for a captured variable."""
    number = create_locations()
    if run.explain:
        named_location(None, name, number, True)
    return number << 32


def attr(owner: object, name: str, code: int) -> bool:
    """An attribute is about to be read. Methods, and what a class has besides data, are no memory."""
    try:
        word = _located[id(owner)][1][name]
    except KeyError:
        holder = _holder(owner, name)
        if holder is None:
            return False
        word = location(holder, name)
    log(word + code)
    return visible[code >> KIND_BITS] or len(words) > MAX_UNSWITCHED


def _holder(owner: object, name: str) -> object | None:
    """Where a readable attribute is stored: in the object, or in a class of it. None: it is no data."""
    if type(owner) in _NO_MEMORY or getattr(type(owner), "_heddle_private", False):
        return None
    if name in getattr(owner, "__dict__", _NO_DICT) and not isinstance(owner, type):
        return owner
    classes = owner.__mro__ if isinstance(owner, type) else type(owner).__mro__
    for each in classes:
        if name in each.__dict__:
            value = each.__dict__[name]
            if type(value) is MemberDescriptorType:
                return owner
            if isinstance(value, (FunctionType, property)) or hasattr(type(value), "__get__"):
                return None
            return each if each.__module__ in OWN_MODULES else None
    return owner if type(owner).__module__ in OWN_MODULES else None


def refuse_foreign(owner: object, name: str) -> None:
    """Nobody changes what is the library's: it would outlive the run, and the other file has it, too."""
    if isinstance(owner, (type, FunctionType)):
        if owner.__module__ not in OWN_MODULES:
            kind = "type" if isinstance(owner, type) else "function"
            raise TypeError(f"cannot set '{name}' attribute of immutable {kind} '{owner.__name__}'")
    else:
        refuse_change(owner, name)


def attr_w(owner: object, name: str, code: int) -> bool:
    if type(owner).__module__ not in OWN_MODULES:
        refuse_foreign(owner, name)
    try:
        word = _located[id(owner)][1][name]
    except KeyError:
        if not _is_data(owner, name):
            return False
        word = location(owner, name)
    log(word + code)
    return visible[code >> KIND_BITS] or len(words) > MAX_UNSWITCHED


def in_class(kind: type, name: str):
    """What a class has under this name, without asking it: a descriptor would answer."""
    for each in type.__dict__["__mro__"].__get__(kind):
        attributes = type.__dict__["__dict__"].__get__(each)
        if name in attributes:
            return attributes[name]
    return None


def _is_data(owner: object, name: str) -> bool:
    """False for a property, which is code."""
    if getattr(type(owner), "_heddle_private", False):
        return False  # each thread has its own
    found = in_class(type(owner), name)
    return not (isinstance(found, property) or (hasattr(type(found), "__set__") and type(found) is not MemberDescriptorType))


def item(owner: object, key: object, code: int) -> bool:
    """An element is about to be read."""
    if type(owner) not in CONTAINERS:
        return False
    if type(owner) in SEQUENCES:
        if type(key) is not int:
            return False
        if key < 0 or type(owner) is deque:
            log(location(owner, WHOLE) + (code & ~KIND_MASK | ATOMIC_READ))  # which one it is depends on how many there are
        if key < 0:
            key += len(owner)
    elif not isinstance(key, Hashable):
        return False
    elif type(owner) is defaultdict and key not in owner:
        log(location(owner, WHOLE) + (code & ~KIND_MASK | ATOMIC_UPDATE))  # looking makes the element
    try:
        word = _located[id(owner)][1][key]
    except KeyError:
        # What changes the container as a whole does not know of this element yet.
        log(location(owner, WHOLE) + (code & ~KIND_MASK | ATOMIC_READ))
        word = location(owner, key)
    except TypeError:
        return False  # a tuple with a list in it: the access itself will say so
    log(word + code)
    return visible[code >> KIND_BITS] or len(words) > MAX_UNSWITCHED


def item_w(owner: object, key: object, code: int) -> bool:
    """An element is about to be written. A key that is new, or goes, changes its container as well."""
    kind = type(owner)
    if kind not in SEQUENCES and kind in CONTAINERS and isinstance(key, Hashable):
        if code & KIND_MASK == ATOMIC_UPDATE or key not in owner:
            log(location(owner, WHOLE) + (code & ~KIND_MASK | ATOMIC_UPDATE))
    return item(owner, key, code)


def touch_all(owner: object, code: int) -> bool:
    """The same, with all its elements."""
    elements(owner, code)
    return touch(owner, code)


def touch(owner: object, code: int) -> bool:
    """A container is about to be looked at or changed as a whole."""
    if type(owner) not in CONTAINERS:
        return False
    log(location(owner, WHOLE) + code)
    return visible[code >> KIND_BITS] or len(words) > MAX_UNSWITCHED


def reading() -> int:
    """The code for `touch` of a read by the call in progress; to be asked first thing, before others are made."""
    return registers[SITE] << KIND_BITS | ATOMIC_READ


def elements(owner: object, code: int, *keys: object) -> None:
    """
    What is in a container is read now, by an operation on the whole of it: all elements, or those with these keys. One that
    nobody has named by its key so far was not written by it, either.

        list(a)  reads what  a[0] = 1  writes
    """
    entry = _located.get(id(owner))
    if entry is None:
        return
    for key in keys or [*entry[1]]:
        if key is not WHOLE and key in entry[1]:
            log(entry[1][key] + code)


def in_place(owner: object, code: int) -> bool:
    return touch_all(owner, code) if type(owner) in MAPPINGS else touch(owner, code)


def contains(owner: object, element: object, code: int) -> bool:
    kind = type(owner)
    if kind in MAPPINGS:
        if not isinstance(element, Hashable):
            return False
        log(location(owner, element) + code)
        return visible[code >> KIND_BITS] or len(words) > MAX_UNSWITCHED
    return touch_all(owner, code)

