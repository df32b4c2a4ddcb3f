"""`asyncio`'s locks, events, conditions, barriers and queues are the library's; the engine is told who holds what, who waits for what, and who signals."""

from math import ceil
from types import SimpleNamespace

from ...kinds import (
    ACQUIRE, BARRIER, BARRIER_WAIT, CONDITION, EVENT, EVENT_CLEAR, EVENT_SET, EVENT_WAIT, INSPECT, LOCK, NOTIFY, QUEUE, QUEUE_GET, QUEUE_JOIN, QUEUE_PUT,
    QUEUE_TASK_DONE, RELEASE, SEMAPHORE, SEMAPHORE_ACQUIRE, SEMAPHORE_RELEASE, WAIT,
)
from ...runtime import async_tasks
from ...runtime.state import run
from ..kit import create_for, site
from .library import library
from .running import running_loop

_locks, _queues = library.locks, library.queues


def _number_of(owner) -> int:
    """Of the engine's object; made when the first is told of it."""
    if "_heddle_number" not in vars(owner):
        owner._heddle_run = run.number
        kind, argument = _OBJECTS[next(each for each in type(owner).__mro__ if each in _OBJECTS)]
        owner._heddle_number = create_for(owner, kind, argument(owner))
    return owner._heddle_number


_OBJECTS = {
    _locks.Lock: (LOCK, lambda lock: 0),
    _locks.Semaphore: (SEMAPHORE, lambda semaphore: semaphore._value),
    _locks.Event: (EVENT, lambda event: 0),
    _locks.Condition: (CONDITION, lambda condition: _number_of(condition._lock)),
    _locks.Barrier: (BARRIER, lambda barrier: barrier._parties),
    _queues.Queue: (QUEUE, lambda queue: max(0, ceil(queue._maxsize))),
}


def _tell(owner, what: int, at: int, result: int = 1) -> None:
    number = _number_of(owner)
    # What an earlier run left suspended gives back its locks when it is closed.
    if owner._heddle_run == run.number:
        async_tasks.note(what, number, at, result)


def _current_task():
    loop = running_loop()
    return None if loop is None else library.tasks.current_task(loop)


def _replace(kind: type, name: str, told) -> None:
    told.__name__, told.__qualname__, told.__module__ = name, f"{kind.__name__}.{name}", kind.__module__
    told.__doc__ = getattr(kind, name).__doc__
    setattr(kind, name, told)


def _tell_of_waits(kind: type, name: str, awaited: int, done: int | None = None) -> None:
    """`done`: what has happened when the wait is over."""
    wait = getattr(kind, name)

    async def wait_and_tell(self, *args):
        at, number, task = site(), _number_of(self), library.tasks.current_task()
        outer, task._heddle_awaits = task._heddle_awaits, (awaited, number)
        try:
            result = await wait(self, *args)
        finally:
            task._heddle_awaits = outer
        if done is not None:
            _tell(self, done, at)
        return result

    _replace(kind, name, wait_and_tell)


def _tell_of_calls(kind: type, name: str, done: int) -> None:
    call = getattr(kind, name)

    def call_and_tell(self, *args):
        at = site()
        result = call(self, *args)
        # Within `get` and `put` these are told when they are done.
        task = _current_task() if done in (QUEUE_GET, QUEUE_PUT) else None
        if task is None or task._heddle_awaits != (done, _number_of(self)):
            _tell(self, done, at)
        return result

    _replace(kind, name, call_and_tell)


def _tell_of_notifications() -> None:
    notify = _locks.Condition._notify

    def notify_and_tell(self, n):
        at = site()
        woken = min(n, sum(not waiter.done() for waiter in self._waiters))
        notify(self, n)
        _tell(self, NOTIFY, at, woken)

    _replace(_locks.Condition, "_notify", notify_and_tell)


def _tell_of_looks() -> None:
    is_set = _locks.Event.is_set

    def look_and_tell(self):
        at, found = site(), is_set(self)
        if found:
            _tell(self, INSPECT, at)
        return found

    _replace(_locks.Event, "is_set", look_and_tell)


class _Event(_locks.Event):
    """That of a queue, whose joins are told as such."""

    set, wait = _locks.Event.set, _locks.Event.wait
    clear = _locks.Event.clear


class _Condition(_locks.Condition):
    """That of a barrier, whose waits are told as such."""

    wait, _notify = _locks.Condition.wait, _locks.Condition._notify


_queues.locks = SimpleNamespace(Event=_Event)


def _give_barriers_their_condition() -> None:
    init = _locks.Barrier.__init__

    def init_and_replace(self, parties):
        init(self, parties)
        self._cond = _Condition()

    _replace(_locks.Barrier, "__init__", init_and_replace)


def _tell_of_joins() -> None:
    """A group, or who waits for all of them, waits for the tasks that are left."""
    leave, wait = library.taskgroups.TaskGroup._aexit, library.tasks._wait

    async def leave_and_tell(self, et, exc):
        self._parent_task._heddle_awaits = self._tasks
        try:
            return await leave(self, et, exc)
        finally:
            self._parent_task._heddle_awaits = None

    async def wait_and_tell(fs, timeout, return_when, loop):
        task = library.tasks.current_task()
        if timeout is None and return_when == library.tasks.ALL_COMPLETED:
            task._heddle_awaits = fs
        try:
            return await wait(fs, timeout, return_when, loop)
        finally:
            task._heddle_awaits = None

    _replace(library.taskgroups.TaskGroup, "_aexit", leave_and_tell)
    library.tasks._wait = wait_and_tell


for _kind, _acquired, _released in ((_locks.Lock, ACQUIRE, RELEASE), (_locks.Semaphore, SEMAPHORE_ACQUIRE, SEMAPHORE_RELEASE)):
    _tell_of_waits(_kind, "acquire", _acquired, _acquired)
    _tell_of_calls(_kind, "release", _released)
_tell_of_waits(_locks.Event, "wait", EVENT_WAIT, EVENT_WAIT)
_tell_of_calls(_locks.Event, "set", EVENT_SET)
_tell_of_calls(_locks.Event, "clear", EVENT_CLEAR)
_tell_of_looks()
# Its lock tells when it is released and taken again, in the midst of a wait.
_tell_of_waits(_locks.Condition, "wait", WAIT)
_tell_of_notifications()
_tell_of_waits(_queues.Queue, "get", QUEUE_GET, QUEUE_GET)
_tell_of_waits(_queues.Queue, "put", QUEUE_PUT, QUEUE_PUT)
_tell_of_waits(_queues.Queue, "join", QUEUE_JOIN, QUEUE_JOIN)
_tell_of_calls(_queues.Queue, "get_nowait", QUEUE_GET)
_tell_of_calls(_queues.Queue, "put_nowait", QUEUE_PUT)
_tell_of_calls(_queues.Queue, "task_done", QUEUE_TASK_DONE)
_give_barriers_their_condition()
_tell_of_waits(_locks.Barrier, "wait", BARRIER_WAIT)
_tell_of_joins()
