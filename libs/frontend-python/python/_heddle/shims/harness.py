"""`heddle`: how an exercise states what must hold. Only a harness can import it."""

from typing import NamedTuple

from ..kinds import OUT_OF_FUEL
from ..runtime import unawaited
from ..runtime.names import describe
from ..runtime.plain import is_plain
from ..runtime.state import RunOver, Varying, of_run
from ..runtime.twins import define, invoke
from .kit import site
from .linearizable import recording
from .outside import outside
from .was_or_were import was_or_were

MAX_MESSAGE = 400


class Port(Varying):
    """What only a harness may do; see `bridge`."""

    fail = staticmethod(lambda message: None)
    reach = staticmethod(lambda goal, at: None)


class WrongDeclaration(TypeError):
    """A scenario is declared in a way that there is not."""


class Scenario(NamedTuple):
    name: str
    kind: str
    site: int
    """Where it is declared."""
    body: object
    sizes: list[int] | None = None
    """What its body is to be run with, one after the other; None: it has no parameter."""
    model: type | None = None
    key: object = None

    def open(self, size: int | None) -> list[object]:
        """A run of it begins: answers what its body gets besides the student's module."""
        if self.model is not None:
            recording.begin(self.name, self.model, self.key)
        means = {"always": [], "reachable": [reach], "linearizable": [recording.recorded]}[self.kind]
        return means if size is None else [*means, size]


class Scenarios(Varying):
    """What the harness has declared in this run, by name."""

    declared: dict[str, Scenario] = of_run({})


def _fail(message):
    """The run ends here: control never returns to the program."""
    Port.fail((message + unawaited.said())[:MAX_MESSAGE])
    while True:
        yield OUT_OF_FUEL


class _Declaration:
    """The decorator. No function: every run declares all scenarios, and the call of an object takes less than that of one of the library's functions."""

    __slots__ = ("kind", "name", "site", "means")

    def __init__(self, kind, name, *means):
        if not isinstance(name, str):
            raise WrongDeclaration(f"@{kind}(name) takes the scenario's name, a string")
        if name in Scenarios.declared:
            raise WrongDeclaration(f"there are two scenarios '{name}'")
        self.kind, self.name, self.site, self.means = kind, name, site(), means

    def __call__(self, body):
        if not callable(body):
            raise WrongDeclaration(f"@{self.kind}('{self.name}') stands above a function")
        Scenarios.declared[self.name] = Scenario(self.name, self.kind, self.site, body, *self.means)
        return body


@define
def always(name, *, sizes=None):
    return _Declaration("always", name, _checked_sizes("always", sizes))
    yield


@define
def reachable(name, *, sizes=None):
    return _Declaration("reachable", name, _checked_sizes("reachable", sizes))
    yield


@define
def linearizable(name, model=None, *, key=None, sizes=None):
    if not isinstance(model, type) or not recording.methods_of(model):
        raise WrongDeclaration("@linearizable(name, model): model is a class with methods")
    if key is not None and not callable(key):
        raise WrongDeclaration("@linearizable(name, model, key=…): key(method, *args) is a function")
    return _Declaration("linearizable", name, _checked_sizes("linearizable", sizes), model, key)
    yield


def _checked_sizes(kind, sizes):
    """Whole numbers from 1, ascending."""
    if sizes is None:
        return None
    ascend = type(sizes) in (list, tuple) and len(sizes) > 0
    if not ascend or not all(type(each) is int and each > least for least, each in zip([0, *sizes], sizes)):
        raise WrongDeclaration(f"the sizes of @{kind} are like sizes=[2, 3, 5]: whole numbers from 1, each greater than the one before it")
    return list(sizes)


class _Check:
    """`check(condition, message)`, `check.equal(actual, expected, what)`, `check.raises(kind, body, what)`."""

    __slots__ = ()

    @define
    def __call__(self, condition, message="a check failed"):
        if not condition:
            yield from _fail(str(message))

    @define
    def equal(self, actual, expected, what="the value"):
        if not (yield from _equal(actual, expected)):
            yield from _fail(f"{what} {was_or_were(str(what))} {_difference(actual, expected)}")

    @define
    def raises(self, kind, body, what="the call"):
        try:
            yield from invoke(body)
        except RunOver:
            raise
        except kind as error:
            return error
        except Exception as error:
            yield from _fail(f"{what} raised {type(error).__name__}, expected {kind.__name__}")
        yield from _fail(f"{what} did not raise, expected {kind.__name__}")


def _equal(actual, expected):
    """Never asks the student's value what it is equal to, unless it is plain data all the way down."""
    if not is_plain(actual):
        return actual is expected
    return actual == expected
    yield


def _difference(actual, expected):
    """Long values are cut: where that leaves no difference to see, it says where there is one, in plain data (see `_equal`)."""
    shown = describe(actual)
    kind = type(actual)
    is_comparable = kind in (list, tuple, str) and type(expected) is kind and is_plain(actual)
    if shown != describe(expected) or not is_comparable:
        return f"{shown}, expected {describe(expected)}"
    index = 0
    while index < min(len(actual), len(expected)) and actual[index] == expected[index]:
        index += 1
    if kind is str:
        start = max(0, index - 10)
        got, wanted = (describe(("…" if start else "") + each[start : start + 30]) for each in (actual, expected))
        return f"{got} from character {start} on, expected {wanted}"
    got, wanted = (describe(each[index]) if index < len(each) else "nothing" for each in (actual, expected))
    return f"{shown}, with {got} at index {index}, expected {wanted}"


@define
def reach(goal=0):
    Port.reach(int(goal), site())
    return None
    yield


MEMBERS = {
    "always": always, "reachable": reachable, "linearizable": linearizable, "check": _Check(), "outside": outside,
}
