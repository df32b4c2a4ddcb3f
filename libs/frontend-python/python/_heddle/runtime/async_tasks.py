"""Who runs inside of a thread: asyncio's tasks and gevent's greenlets.

The engine knows them by numbers of their own, like threads, and has no coroutines of theirs: the thread in which they run
does what they do, in their name.
"""

from ..kinds import KIND_BITS
from .names import Channel
from .state import (
    BEGIN_ASYNC, COMMAND_KIND, ENTER_ASYNC, FINISH_ASYNC, MAX_TASKS, NOTE_ASYNC, PAUSE_ASYNC, SUSPEND_ASYNC, command, current_process, current_task, of_run, run,
)

MAX_NAME = 40



class AsyncTask:
    """One of them, in the run in which it was made: what closes an abandoned one later is nobody's doing."""

    __slots__ = ("number", "run")

    def __init__(self, number: int) -> None:
        self.number = number
        self.run = run.number


_running: dict[int, AsyncTask] = of_run({})
"""By thread."""


made_by: dict[int, object] = of_run({})
"""By task: a copy of the context (`contextvars`) of whoever made it."""
copy_context = [lambda: None]


def begin(site: int, name: str) -> AsyncTask | None:
    """A new one, made by whoever runs. None: there are too many to be told apart."""
    if run.tasks >= MAX_TASKS:
        return None
    command(BEGIN_ASYNC, site)
    task = AsyncTask(run.tasks)
    run.tasks += 1
    run.process_of.append(current_process())
    made_by[task.number] = copy_context[0]()
    if run.explain:
        Channel.name("task", task.number, name[:MAX_NAME])
    return task


def enter(task: AsyncTask | None) -> AsyncTask | None:
    """It goes on, in the running thread. Answers who did before, for `leave`."""
    before = _running.get(current_task())
    if task is not None and task.run == run.number:
        _running[current_task()] = task
        command(ENTER_ASYNC, task.number)
    return before


def running() -> int:
    """Who runs: the task inside of the running thread, if there is one, or the thread."""
    inner = _running.get(current_task())
    return current_task() if inner is None else inner.number


def leave(task: AsyncTask | None, before: AsyncTask | None) -> None:
    thread = current_task()
    if task is None or _running.get(thread) is not task:
        return
    if before is None:
        del _running[thread]
    else:
        _running[thread] = before
    command(ENTER_ASYNC, thread if before is None else before.number)


def suspend(site: int, kind: int = COMMAND_KIND, awaited: int = 0) -> None:
    """Whoever runs waits: for another one's end (`JOIN`), for a lock (`ACQUIRE`), …, or for what there is no word for."""
    command(SUSPEND_ASYNC, site << KIND_BITS | kind, awaited)


def pause(site: int, kind: int = COMMAND_KIND, awaited: int = 0) -> None:
    """The same, where no `await` says so."""
    command(PAUSE_ASYNC, site << KIND_BITS | kind, awaited)


def finish(task: AsyncTask | None) -> None:
    if task is not None and task.run == run.number:
        command(FINISH_ASYNC, task.number)


def note(kind: int, number: int, site: int, result: int = 1) -> None:
    """Whoever runs has taken or given back a lock of its loop's, or given a signal; `result` as the engine's operation has it."""
    command(NOTE_ASYNC, site << KIND_BITS | kind, result << 32 | number)
