"""The end of a process from outside: nothing of it runs any more, and what it holds stays held."""

from ...kinds import JOIN, KILL, YES
from ...runtime.state import run
from ...runtime.twins import drive
from ..kit import operation
from .channel import abandon_reading
from .pipes import close_all
from .processes import Child

SIGINT, SIGKILL, SIGTERM = 2, 9, 15
NAMES = {SIGINT: "SIGINT", SIGKILL: "SIGKILL", SIGTERM: "SIGTERM"}


def kill(children: list[Child], signal: int, at: int):
    """Kills all of them in one step; who has ended already stays as he is."""
    killed = False
    for child in children:
        if child.task < 0:
            continue
        if not killed:
            killed = (yield operation(KILL, at, child.task)) == YES
            if killed:
                drive(_bury(child, signal, at))
        else:
            drive(_kill_at_once(child, signal, at))


def _kill_at_once(child, signal, at):
    if (yield operation(KILL, at, child.task)) == YES:
        yield from _bury(child, signal, at)


def _bury(child, signal, at):
    """The operating system's part."""
    child.exit_code = -signal
    child.error = None
    for task in run.tasks_of[child.number]:
        if task != child.task:
            yield operation(KILL, at, task)
        abandon_reading(task, child.name)
    yield from close_all(child.number, at)


def kill_threads(tasks: list[int], at: int):
    """A process ends, and its daemon threads with it."""
    for task in tasks:
        yield operation(KILL, at, task)


def wait_for(children: list[Child], at: int):
    for child in children:
        yield operation(JOIN, at, child.task)
