"""What reports call things, and values in short: in an explaining run only."""

from collections import deque
from types import GetSetDescriptorType

from .generators import Suspendable
from .state import Varying, of_run, run

MAX_TEXT = 60
MAX_STRING = 40
MAX_ELEMENTS = 5

_NAMELESS = (int, str, float, bool, type(None), Suspendable)
"""Their names say nothing; and a generator must not be kept alive by being called something."""

_name_of: dict[int, str] = of_run({})
_kept: list[object] = of_run([])
_waiting: dict[int, list] = of_run({})


class Channel(Varying):
    """How names and values get to the engine's side; see `bridge`."""

    name = staticmethod(lambda what, number, text: None)
    value = staticmethod(lambda text: None)


def label(value: object, name: str) -> object:
    """An object is called after the first variable or attribute that it is stored in."""
    if run.explain and not isinstance(value, _NAMELESS):
        give(value, name)
    return value


def give(value: object, name: str) -> None:
    if id(value) in _name_of:
        return
    _name_of[id(value)] = name
    _kept.append(value)
    for each in _waiting.pop(id(value), []):
        each(name)
    if type(value) is list:
        for index, element in enumerate(value[:50]):
            if not isinstance(element, (int, str, float)):
                give(element, f"{name}[{index}]")
    elif type(value) is dict:
        for key, element in list(value.items())[:50]:
            if not isinstance(element, (int, str, float, type(None))):
                give(element, f"{name}[{describe(key)}]")
    elif not isinstance(value, type):
        for key, part in list(attributes_of(value).items())[:50]:
            if type(key) is str and not isinstance(part, (int, str, float, type(None))):
                # What the library keeps for itself is, to the program, the object it belongs to.
                give(part, name if key.startswith("_heddle") else f"{name}.{spelt(value, key)}")


def spelt(owner: object, key: str) -> str:
    """`_A__x` of an object of class `A` as the program spells it: `__x`."""
    if not key.startswith("_"):
        return key
    kind = owner if isinstance(owner, type) else type(owner)
    for each in type.__dict__["__mro__"].__get__(kind):
        prefix = f"_{type.__dict__['__name__'].__get__(each).lstrip('_')}"
        if key.startswith(f"{prefix}__"):
            return key[len(prefix) :]
    return key


def attributes_of(value: object) -> dict[str, object]:
    """What is in its `__dict__`, without asking the program's class for it: that could have a property of this name."""
    for each in type.__dict__["__mro__"].__get__(type(value)):
        found = type.__dict__["__dict__"].__get__(each).get("__dict__")
        if type(found) is GetSetDescriptorType:
            return found.__get__(value)
    return {}


def name_alike(value: object, copy: object) -> None:
    """A process's copy of something is called as the original is."""
    name = _name_of.get(id(value))
    if name is not None and id(copy) not in _name_of:
        give(copy, name)


def when_named(value: object, then) -> None:
    """Calls back with the object's name, now or when it gets one."""
    if not run.explain:
        return
    if id(value) in _name_of:
        then(_name_of[id(value)])
    else:
        _kept.append(value)
        _waiting.setdefault(id(value), []).append(then)


def named_location(owner: object, key: object, number: int, is_attribute: bool) -> None:
    if owner is None:
        Channel.name("location", number, key)
        return

    def then(name: str) -> None:
        if key is None:
            Channel.name("location", number, name)
        elif is_attribute:
            Channel.name("location", number, f"{name}.{spelt(owner, key)}")
        else:
            Channel.name("location", number, f"{name}[{describe(key)}]")

    if isinstance(owner, type):
        then(owner.__name__)
    else:
        when_named(owner, then)


def named_object(owner: object, number: int) -> None:
    when_named(owner, lambda name: Channel.name("object", number, name))


def val(_: object, value: object) -> object:
    """What the access that was just made read or wrote."""
    if run.explain:
        Channel.value(describe(value))
    return value


def describe(value: object) -> str:
    """A short rendering that runs no code of the program's: no `__repr__`."""
    text = _describe(value, 0)
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"


_BRACKETS = {list: "[]", tuple: "()", set: "{}", frozenset: "{}", dict: "{}", deque: ("deque([", "])")}


def _describe(value: object, depth: int) -> str:
    kind = type(value)
    if kind is str:
        return repr(value if len(value) <= MAX_STRING else value[: MAX_STRING - 1] + "…")
    if kind is int:
        return str(value) if -(10**40) < value < 10**40 else "a huge number"
    if kind in (float, bool, type(None), complex):
        return repr(value)
    if kind in _BRACKETS:
        return _describe_container(value, kind, depth)
    if kind is type(describe):
        return "function " + "".join([value.__name__])
    if isinstance(value, type):
        return f"class {type.__dict__['__name__'].__get__(value)}"
    if isinstance(value, BaseException):
        return f"{kind.__name__}(…)"
    name = _name_of.get(id(value))
    return name if name is not None else f"{type.__dict__['__name__'].__get__(kind)}(…)"


def _describe_container(value, kind: type, depth: int) -> str:
    opening, closing = _BRACKETS[kind]
    if depth > 1:
        return f"{opening}…{closing}"
    parts = []
    if kind is dict:
        for key, each in list(value.items())[:MAX_ELEMENTS]:
            parts.append(f"{_describe(key, depth + 1)}: {_describe(each, depth + 1)}")
    else:
        parts = [_describe(each, depth + 1) for each in list(value)[:MAX_ELEMENTS]]
    if len(value) > MAX_ELEMENTS:
        parts.append("…")
    if kind is set and not parts:
        return "set()"
    comma = "," if kind is tuple and len(parts) == 1 else ""
    return f"{opening}{', '.join(parts)}{comma}{closing}"
