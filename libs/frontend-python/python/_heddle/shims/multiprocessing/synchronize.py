"""Locks and signals between processes: those of `threading`, but that a fork does not copy them."""

from ...kinds import ACQUIRE, INSPECT, REFUSED, RELEASE, SEMAPHORE_ACQUIRE, SEMAPHORE_RELEASE, YES
from .. import locks, signals
from ..kit import define, operation, seconds, site
from .shared import Shared


def acquire(lock, args, kwargs, at):
    block, timeout = _patience(*args, **kwargs)
    limit = 0.0 if not block else -1.0 if timeout is None else max(0.0, float(timeout))
    return (yield operation(ACQUIRE, at, lock._heddle_id, 0, limit)) == YES


def _patience(block=True, timeout=None):
    return block, timeout


def release(lock, at):
    if (yield operation(RELEASE, at, lock._heddle_id)) == REFUSED:
        raise lock._heddle_error(lock._heddle_refusal)


class _ProcessLock(Shared):
    __slots__ = ()
    _heddle_error = ValueError

    @define
    def acquire(self, block=True, timeout=None):
        return (yield from acquire(self, (block, timeout), {}, site()))

    @define
    def release(self):
        yield from release(self, site())

    @define
    def __exit__(self, kind, value, traceback):
        yield from release(self, site())


class Lock(_ProcessLock, locks.Lock):
    __slots__ = ()
    _heddle_refusal = "semaphore or lock released too many times"


class RLock(_ProcessLock, locks.RLock):
    __slots__ = ()
    _heddle_error = AssertionError
    _heddle_refusal = "attempt to release recursive lock not owned by thread"


class Semaphore(signals.Semaphore, Shared):
    @define
    def acquire(self, block=True, timeout=None):
        at = site()
        limit = seconds(timeout) if block else 0.0
        return (yield operation(SEMAPHORE_ACQUIRE, at, self._heddle_id, 0, limit)) == YES

    @define
    def release(self):
        if (yield operation(SEMAPHORE_RELEASE, site(), self._heddle_id, 1)) == REFUSED:
            raise ValueError("semaphore or lock released too many times")

    @define
    def get_value(self):
        return (yield operation(INSPECT, site(), self._heddle_id))

    @define
    def locked(self):
        return (yield operation(INSPECT, site(), self._heddle_id)) == 0


class BoundedSemaphore(Semaphore):
    _heddle_kind = signals.BoundedSemaphore._heddle_kind


class Condition(locks.Condition, Shared):
    def __init__(self, lock=None):
        locks.Condition.__init__(self, RLock() if lock is None else lock)


class Event(signals.Event, Shared):
    pass


class Barrier(signals.Barrier, Shared):
    pass


for _class in (Lock, RLock, Semaphore, BoundedSemaphore, Condition, Event, Barrier):
    _class.__module__ = "multiprocessing.synchronize"
