"""`threading`: Lock, RLock, Condition."""

from ..kinds import (ACQUIRE, CONDITION, INSPECT, LOCK, NOTIFY, REENTRANT_LOCK, REFUSED, RELEASE, WAIT, YES)
from ..runtime.state import NOW, times
from ..runtime.twins import invoke
from .kit import Root, address, create_for, define, looked_at, operation, operation_here, seconds, site

TIMEOUT_MAX = 9_223_372_036.0
"""In seconds."""


def acquire_timeout(blocking: object, timeout: object) -> float:
    if not blocking:
        if timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        return 0.0
    if timeout == -1:
        return -1.0
    if timeout < 0:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    return float(timeout)


class _Lock(Root):
    __slots__ = ("_heddle_id", "__weakref__")
    _heddle_kind = LOCK
    _heddle_refusal = "release unlocked lock"
    _heddle_shown, _heddle_shown_free = "_thread.lock object", ""

    def __init__(self):
        self._heddle_id = create_for(self, self._heddle_kind)

    def __repr__(self):
        held = looked_at(self) > 0
        return f"<{'locked' if held else 'unlocked'} {self._heddle_shown}{'' if held else self._heddle_shown_free} at {address(self)}>"

    @define
    def acquire(self, blocking=True, timeout=-1):
        at = site()
        return (yield operation(ACQUIRE, at, self._heddle_id, 0, acquire_timeout(blocking, timeout))) == YES

    @define
    def release(self):
        if (yield operation_here(RELEASE, self._heddle_id)) == REFUSED:
            raise RuntimeError(self._heddle_refusal)

    @define
    def locked(self):
        return (yield operation_here(INSPECT, self._heddle_id)) != 0

    @define
    def __enter__(self):
        yield operation_here(ACQUIRE, self._heddle_id)
        return True

    @define
    def __exit__(self, kind, value, traceback):
        if (yield operation_here(RELEASE, self._heddle_id)) == REFUSED:
            raise RuntimeError(self._heddle_refusal)


class Lock(_Lock):
    __slots__ = ()


class RLock(_Lock):
    __slots__ = ()
    _heddle_kind = REENTRANT_LOCK
    _heddle_refusal = "cannot release un-acquired lock"
    _heddle_shown, _heddle_shown_free = "_thread.RLock object", " owner=0 count=0"


class Condition(Root):
    def __init__(self, lock=None):
        lock = RLock() if lock is None else lock
        if not isinstance(lock, _Lock):
            raise TypeError("a Condition takes a Lock or an RLock")
        self._heddle_lock = lock
        self._heddle_id = create_for(self, CONDITION, lock._heddle_id)

    def __repr__(self):
        return f"<Condition({self._heddle_lock!r}, {looked_at(self)})>"

    @define
    def acquire(self, blocking=True, timeout=-1):
        at = site()
        limit = acquire_timeout(blocking, timeout)
        return (yield operation(ACQUIRE, at, self._heddle_lock._heddle_id, 0, limit)) == YES

    @define
    def release(self):
        lock = self._heddle_lock
        if (yield operation_here(RELEASE, lock._heddle_id)) == REFUSED:
            raise RuntimeError(lock._heddle_refusal)

    @define
    def locked(self):
        return (yield operation_here(INSPECT, self._heddle_lock._heddle_id)) != 0

    @define
    def __enter__(self):
        yield operation_here(ACQUIRE, self._heddle_lock._heddle_id)
        return True

    @define
    def __exit__(self, kind, value, traceback):
        lock = self._heddle_lock
        if (yield operation_here(RELEASE, lock._heddle_id)) == REFUSED:
            raise RuntimeError(lock._heddle_refusal)

    @define
    def wait(self, timeout=None):
        return (yield from wait_at(self, seconds(timeout), site()))

    @define
    def wait_for(self, predicate, timeout=None):
        at = site()
        limit = seconds(timeout)
        end = times[NOW] + limit
        result = yield from invoke(predicate)
        while not result:
            left = -1.0 if limit < 0 else end - times[NOW]
            if limit >= 0 and left <= 0:
                break
            yield from wait_at(self, left, at)
            result = yield from invoke(predicate)
        return result

    @define
    def notify(self, n=1):
        yield from notify_at(self, n, site())

    @define
    def notify_all(self):
        yield from notify_at(self, -1, site())

    notifyAll = notify_all


def wait_at(condition, limit, at):
    result = yield operation(WAIT, at, condition._heddle_id, 0, limit)
    if result == REFUSED:
        raise RuntimeError("cannot wait on un-acquired lock")
    return result == YES


def notify_at(condition, count, at):
    if (yield operation(NOTIFY, at, condition._heddle_id, count)) == REFUSED:
        raise RuntimeError("cannot notify on un-acquired lock")
