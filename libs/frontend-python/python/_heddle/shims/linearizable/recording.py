"""What is called and what comes back. The beginning and the end of a call are atomic accesses to one location.

Whatever decides about linearizability, which calls ended before others began, is the order of operations that conflict. So whoever covers
all orders of conflicting operations has covered all histories.
"""

from types import FunctionType

from ...kinds import ATOMIC_READ, ATOMIC_UPDATE, KIND_BITS
from ...runtime.memory import locations
from ...runtime.names import Channel
from ...runtime.plain import encode
from ...runtime.state import MAX_UNSWITCHED, RunOver, Varying, fuel, log, run, set_register, visible, words, SITE
from ...runtime.twins import define, invoke
from ..kit import site
from .model import Model


class Port(Varying):
    """How the engine's side hears of it; see `bridge`."""

    specify = staticmethod(lambda is_new: None)
    call = staticmethod(lambda part, invocation: 0)
    returned = staticmethod(lambda call, outcome: None)


class Recording(Varying):
    """That of the scenario which is run, and of its current run."""

    scenario: str | None = None
    model = Model()
    key = None
    methods: tuple[str, ...] = ()
    objects = 0
    parts: dict[str, tuple[int, int]] = {}
    """Of this run: their numbers, and the locations that stand for their histories."""


def restart() -> None:
    """Another job begins: its scenarios are others, whatever they are called."""
    Recording.scenario = None


def begin(scenario: str, sequential: type, key) -> None:
    """A run of a linearizable scenario begins."""
    is_new = scenario != Recording.scenario
    if is_new:
        Recording.scenario, Recording.model = scenario, Model()
    Recording.model.make, Recording.model.fuel = sequential, fuel[0]
    Recording.key, Recording.methods = key, methods_of(sequential)
    Recording.objects, Recording.parts = 0, {}
    Port.specify(is_new)


def methods_of(sequential: type) -> tuple[str, ...]:
    """Those of the class and of what it inherits from. What begins with an underscore is the model's own affair."""
    classes = type.__dict__["__mro__"].__get__(sequential)
    found = {name: None for each in classes for name, value in vars(each).items() if type(value) is FunctionType}
    return tuple(name for name in found if not name.startswith("_"))


class Recorded:
    """An object whose methods do what the given one's do, and are recorded."""

    _heddle_private = True  # no memory of the program's

    def __init__(self, target: object) -> None:
        number, Recording.objects = Recording.objects, Recording.objects + 1
        for name in Recording.methods:
            vars(self)[name] = _recorded(target, number, name)

    def __setattr__(self, name, value):
        raise TypeError("a recorded object has the methods of its model, and cannot be changed")

    __delattr__ = __setattr__


def _recorded(target: object, number: int, name: str):
    def call(*args, **kwargs):
        return (yield from _call(target, number, name, args, kwargs))

    call.__name__ = call.__qualname__ = name
    return define(call)


@define
def recorded(target, /):
    return Recorded(target)
    yield


def _call(target: object, number: int, method: str, args: tuple, kwargs: dict):
    at = site()
    model = Recording.model
    invocation = model.invocation_of(method, args, kwargs)
    if invocation is None:
        raise TypeError(f"{method}() was given what is no plain data, so that its calls cannot be compared")
    part, location = _part_of(number, method, args, kwargs)
    if _access(location, ATOMIC_READ, at):
        yield 0
    if run.explain:
        Channel.value(model.invocation_text(invocation))
    begun = Port.call(part, invocation)
    error = None
    set_register(SITE, at)
    try:
        result = yield from invoke(getattr(target, method), *args, **kwargs)
        outcome = model.returned(result)
    except RunOver:
        raise
    except Exception as raised:
        error, outcome = raised, model.raised(raised)
    if _access(location, ATOMIC_UPDATE, at):
        yield 0
    if run.explain:
        Channel.value(model.outcome_text(outcome))
    Port.returned(begun, outcome)
    if error is not None:
        raise error
    return result


def _part_of(number: int, method: str, args: tuple, kwargs: dict) -> tuple[int, int]:
    """Calls with different keys have nothing to do with one another."""
    key = None if Recording.key is None else Recording.key(method, *args, **kwargs)
    text = encode([number, key])
    if text is None:
        raise TypeError("key(method, *args) must answer plain data")
    known = Recording.parts.get(text)
    if known is None:
        known = Recording.parts[text] = (len(Recording.parts), locations("history"))
    return known


def _access(location: int, kind: int, at: int) -> bool:
    """Is it a switch point?"""
    log(location + (at << KIND_BITS | kind))
    return visible[at] or len(words) > MAX_UNSWITCHED
