"""Plain data: what can be compared and copied without asking the program, for it has no code of the program's in it."""

from collections import Counter, OrderedDict, defaultdict, deque

from .names import attributes_of

MAX_DEPTH = 40

_SEQUENCES = {list: "[]", tuple: "()"}
_MAPPINGS = frozenset([dict, defaultdict, OrderedDict, Counter])


class _NotPlain(Exception):
    pass


def is_plain(value, depth=0) -> bool:
    kind = type(value)
    if kind in (int, str, float, bool, bytes, type(None), complex):
        return True
    if depth > MAX_DEPTH:
        return False
    if kind in (list, tuple, set, frozenset):
        return all(is_plain(each, depth + 1) for each in value)
    if kind is dict:
        return all(is_plain(each, depth + 1) for pair in value.items() for each in pair)
    return False


def encode(value, objects: bool = False) -> str | None:
    """A text: values that are equal (`==`) have equal ones. None if it is no plain data. `objects`: these are what is in them."""
    try:
        return _encode(value, objects, 0)
    except _NotPlain:
        return None


def _encode(value, objects: bool, depth: int) -> str:
    kind = type(value)
    if kind is str or kind is bytes or value is None:
        return repr(value)
    if kind in (int, bool, float, complex):
        return _number(value)
    if depth > MAX_DEPTH:
        raise _NotPlain

    def parts(of):
        return [_encode(each, objects, depth + 1) for each in of]

    if kind in _SEQUENCES:
        opening, closing = _SEQUENCES[kind]
        return f"{opening}{','.join(parts(value))}{closing}"
    if kind is set or kind is frozenset:
        return f"{{{','.join(sorted(parts(value)))}}}"
    if kind is dict or (objects and kind in _MAPPINGS):
        pairs = zip(parts(value.keys()), parts(value.values()))
        return f"{{{','.join(sorted(f'{key}:{each}' for key, each in pairs))}:}}"
    if not objects:
        raise _NotPlain
    if kind is deque:
        return f"deque[{','.join(parts(value))}]"
    attributes = attributes_of(value)
    if not attributes and kind.__dict__.get("__slots__") != ():
        raise _NotPlain  # what is in it cannot be seen
    return f"{kind.__qualname__}{_encode(dict(attributes), True, depth + 1)}"


def _number(value) -> str:
    """`1 == 1.0 == True`."""
    if type(value) is complex:
        if value.imag != 0:
            return repr(value)
        value = value.real
    if type(value) is float and value.is_integer() or type(value) is bool:
        value = int(value)
    return hex(value) if type(value) is int else repr(value)


def copied(value):
    """Another one, which nobody else has."""
    kind = type(value)
    if kind in (list, tuple, set, frozenset):
        return kind(copied(each) for each in value)
    if kind is dict:
        return {copied(key): copied(each) for key, each in value.items()}
    return value
