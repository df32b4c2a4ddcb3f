"""Coroutines of which nothing ever ran: Python warns when it throws one away; here it is looked at the end of a run."""

import warnings
from collections.abc import Collection

from .errors import FILES, NeverAwaited
from .state import Varying, of_run, run


class Forgotten(Varying):
    """Coroutines of the library's: Python itself noticed that nobody awaited them."""

    names: list[str] = of_run([])


class Planned(Varying):
    """The addresses of coroutines that a task was made of: their turn had not come when the run ended."""

    addresses: set[int] = of_run(set())


def _noticed(coroutine) -> None:
    if not run.is_over:
        Forgotten.names.append(coroutine.__qualname__)


warnings._warn_unawaited_coroutine = _noticed


def unawaited(passed_over: Collection[int] = ()) -> list[tuple[str, str, int]]:
    """Names, files (empty: the library's), and the lines of the definitions."""
    own = [(each, each._heddle_twin.gi_code) for each in run.unawaited.values() if id(each) not in passed_over]
    found = [(each.__qualname__, code.co_filename, code.co_firstlineno) for each, code in own if code.co_filename in FILES]
    return found + [(name, "", 0) for name in Forgotten.names]


def _warning(name: str) -> str:
    return f"coroutine '{name}' was never awaited"


def said() -> str:
    """For an assertion that failed: it may be the reason. Not if a task waits for its turn to run it."""
    found = unawaited(passed_over=Planned.addresses)
    return "".join(f"; {_warning(name)}, so nothing of it has run" for name, _, _ in found[:1])


def warn() -> str:
    """What Python prints, of a program that is run by itself."""
    return "".join(f"RuntimeWarning: {_warning(name)}\n" for name, _, _ in unawaited())


def check_awaited() -> None:
    """At the end of a scenario, in which a warning would be seen by nobody."""
    for name, file, line in unawaited():
        raise NeverAwaited(_warning(name), f"{file}:{line}:1 {name}" if file else "")
