"""`heddle`: how an exercise states what must hold. Only a harness can import it."""

from ..kinds import OUT_OF_FUEL
from ..runtime import unawaited
from ..runtime.names import describe
from ..runtime.state import RunOver
from ..runtime.twins import define, invoke
from .outside import outside

MAX_MESSAGE = 400
MAX_DEPTH = 40


class Port:
    """What only a harness may do; see `bridge`."""

    fail = staticmethod(lambda message: None)
    reach = staticmethod(lambda goal: None)


class Scenarios:
    """What the harness has declared in this run: kind and body, by name."""

    declared: dict[str, tuple[str, object]] = {}


def forget() -> None:
    Scenarios.declared = {}


def _fail(message):
    """The run ends here: control never returns to the program."""
    Port.fail((message + unawaited.said())[:MAX_MESSAGE])
    while True:
        yield OUT_OF_FUEL


def _declaration(kind):
    def declare(name):
        if not isinstance(name, str):
            raise TypeError(f"@{kind}(name) takes the scenario's name, a string")

        def decorate(body):
            if name in Scenarios.declared:
                raise ValueError(f"there are two scenarios '{name}'")
            Scenarios.declared[name] = (kind, body)
            return body

        return decorate

    declare.__name__ = kind
    return declare


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
            yield from _fail(f"{what} was {describe(actual)}, expected {describe(expected)}")

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
    if not is_plain(actual, 0):
        return actual is expected
    return actual == expected
    yield


def is_plain(value, depth) -> bool:
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


@define
def reach(goal=0):
    Port.reach(int(goal))
    return None
    yield


MEMBERS = {"always": _declaration("always"), "reachable": _declaration("reachable"), "check": _Check(), "outside": outside}
