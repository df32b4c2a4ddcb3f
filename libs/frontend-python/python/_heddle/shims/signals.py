"""`threading`: Semaphore, BoundedSemaphore, Event, Barrier."""

from ..kinds import (BARRIER, BARRIER_ABORT, BARRIER_RESET, BARRIER_WAIT, BOUNDED_SEMAPHORE, CLOSED, EVENT, EVENT_CLEAR, EVENT_SET,
                     EVENT_WAIT, INSPECT, REFUSED, SEMAPHORE, SEMAPHORE_ACQUIRE, SEMAPHORE_RELEASE, YES)
from ..runtime.state import create
from ..runtime.twins import Performer, invoke
from .kit import Root, address, create_for, define, looked_at, operation, seconds, site


class BrokenBarrierError(RuntimeError):
    """The barrier was reset or aborted, or somebody's time-out broke it."""


BrokenBarrierError.__module__ = "threading"


class Semaphore(Root):
    _heddle_kind = SEMAPHORE

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._heddle_id = create_for(self, self._heddle_kind, int(value))
        self._initial_value = int(value)

    def __repr__(self):
        limit = f"/{self._initial_value}" if self._heddle_kind == BOUNDED_SEMAPHORE else ""
        return f"<threading.{type(self).__qualname__} at {address(self)}: value={looked_at(self)}{limit}>"

    @define
    def acquire(self, blocking=True, timeout=None):
        at = site()
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        limit = seconds(timeout) if blocking else 0.0
        return (yield operation(SEMAPHORE_ACQUIRE, at, self._heddle_id, 0, limit)) == YES

    @define
    def release(self, n=1):
        at = site()
        if n < 1:
            raise ValueError("n must be one or more")
        yield from _release(self, n, at)

    @define
    def __enter__(self):
        yield operation(SEMAPHORE_ACQUIRE, site(), self._heddle_id)
        return True

    @define
    def __exit__(self, kind, value, traceback):
        yield from _release(self, 1, site())


def _release(semaphore, permits, at):
    if (yield operation(SEMAPHORE_RELEASE, at, semaphore._heddle_id, permits)) == REFUSED:
        raise ValueError("Semaphore released too many times")


class BoundedSemaphore(Semaphore):
    _heddle_kind = BOUNDED_SEMAPHORE


class Event(Root):
    def __init__(self):
        self._heddle_id = create_for(self, EVENT)

    def __repr__(self):
        return f"<threading.{type(self).__qualname__} at {address(self)}: {'set' if looked_at(self) else 'unset'}>"

    @define
    def set(self):
        yield operation(EVENT_SET, site(), self._heddle_id)

    @define
    def clear(self):
        yield operation(EVENT_CLEAR, site(), self._heddle_id)

    @define
    def is_set(self):
        return (yield operation(INSPECT, site(), self._heddle_id)) != 0

    isSet = is_set

    @define
    def wait(self, timeout=None):
        return (yield operation(EVENT_WAIT, site(), self._heddle_id, 0, seconds(timeout))) == YES


class Barrier(Root):
    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._heddle_parties = int(parties)
        self._heddle_action = action
        self._heddle_timeout = timeout
        self._heddle_id = create_for(self, BARRIER, int(parties))
        # With an action: where the others wait for it to end.
        self._heddle_gate = -1 if action is None else create(BARRIER, int(parties))

    def __repr__(self):
        waiting = looked_at(self)
        state = "broken" if waiting == CLOSED else f"waiters={waiting}/{self._heddle_parties}"
        return f"<threading.{type(self).__qualname__} at {address(self)}: {state}>"

    @define
    def wait(self, timeout=None):
        at = site()
        limit = seconds(self._heddle_timeout if timeout is None else timeout)
        index = yield from _arrive(self._heddle_id, limit, at)
        if self._heddle_gate < 0:
            return index
        if index == self._heddle_parties - 1:
            try:
                yield from invoke(self._heddle_action)
            except BaseException:
                yield from _both(self, BARRIER_ABORT, at)
                raise
        yield from _arrive(self._heddle_gate, -1.0, at)
        return index

    @define
    def reset(self):
        yield from _both(self, BARRIER_RESET, site())

    @define
    def abort(self):
        yield from _both(self, BARRIER_ABORT, site())

    @property
    def parties(self):
        return self._heddle_parties

    @property
    def n_waiting(self):
        return max(0, Performer.perform(operation(INSPECT, site(), self._heddle_id)))

    @property
    def broken(self):
        return Performer.perform(operation(INSPECT, site(), self._heddle_id)) == CLOSED


def _arrive(number, limit, at):
    index = yield operation(BARRIER_WAIT, at, number, 0, limit)
    if index == CLOSED:
        raise BrokenBarrierError
    return index


def _both(barrier, kind, at):
    yield operation(kind, at, barrier._heddle_id)
    if barrier._heddle_gate >= 0:
        yield operation(kind, at, barrier._heddle_gate)
