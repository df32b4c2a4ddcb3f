"""What has to be done when a program's own code is at its end: executors let their threads end, processes are waited for."""

from ..runtime.state import current_process, of_run

EXECUTORS, PROGRAM, POOLS, CHILDREN, FEEDERS = range(5)
"""What comes first. `PROGRAM`: what the program itself has registered."""

_actions: dict[int, list] = of_run({})
"""By process: `(order, action)`."""
_counts: dict[str, int] = of_run({})


def count(what: str) -> int:
    """How many there were before."""
    _counts[what] = _counts.get(what, -1) + 1
    return _counts[what]


def before_exit(action, order: int = EXECUTORS) -> None:
    """`action` makes a coroutine. Of the same order: last in, first out."""
    _actions.setdefault(current_process(), []).append((order, action))


def at_exit():
    """Of the process that asks."""
    actions = _actions.get(current_process(), [])
    while actions:
        first = min(order for order, _ in actions)
        last = max(index for index, (order, _) in enumerate(actions) if order == first)
        yield from actions.pop(last)[1]()
