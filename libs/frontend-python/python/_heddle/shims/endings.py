"""What has to be done when a program's own code is at its end: executors let their threads end, processes are waited for."""

from ..runtime.state import current_process

_actions: dict[int, list] = {}
"""By process."""
_counts: dict[str, int] = {}


def forget() -> None:
    _actions.clear()
    _counts.clear()


def count(what: str) -> int:
    """How many there were before."""
    _counts[what] = _counts.get(what, -1) + 1
    return _counts[what]


def before_exit(action) -> None:
    """`action` makes a coroutine. Last in, first out, as `atexit` has it."""
    _actions.setdefault(current_process(), []).append(action)


def at_exit():
    """Of the process that asks."""
    actions = _actions.get(current_process(), [])
    while actions:
        yield from actions.pop()()
