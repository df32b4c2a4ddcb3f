"""`Future`: an event of the engine's says that it is done; whatever it knows is here, changed right after the engine let the task go on."""

from types import FunctionType

from ...kinds import EVENT, EVENT_SET, EVENT_WAIT, INSPECT, NO, QUEUE_PUT
from ...runtime.identity import identity
from ...runtime.names import describe, label
from ...runtime.state import RunOver, run
from ...runtime.twins import invoke
from ..tracebacks import report
from ..kit import Root, create_for, define, operation, seconds, site
from .errors import CancelledError, InvalidStateError

PENDING, RUNNING, CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED = (
    "PENDING", "RUNNING", "CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED",
)
DONE = frozenset([CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED])


def of_call(function, args):
    """A future that a report calls after the call whose result it will have."""
    future = Future()
    if not run.explain:
        return future
    name = function.__name__ if type(function) is FunctionType else "a call"
    return label(future, f"{name}({', '.join(describe(each) for each in args)})")


class Future(Root):
    def __init__(self):
        self._heddle_state = PENDING
        self._heddle_result = self._heddle_error = None
        self._heddle_callbacks = []
        self._heddle_waiters = []
        self._heddle_id = create_for(self, EVENT)

    @define
    def cancel(self):
        at = site()
        yield operation(INSPECT, at, self._heddle_id)
        if self._heddle_state in (RUNNING, FINISHED):
            return False
        if self._heddle_state == PENDING:
            self._heddle_state = CANCELLED
            yield operation(EVENT_SET, at, self._heddle_id)
            yield from _tell(self, at)
        return True

    @define
    def cancelled(self):
        yield operation(INSPECT, site(), self._heddle_id)
        return self._heddle_state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    @define
    def running(self):
        yield operation(INSPECT, site(), self._heddle_id)
        return self._heddle_state == RUNNING

    @define
    def done(self):
        yield operation(INSPECT, site(), self._heddle_id)
        return self._heddle_state in DONE

    @define
    def result(self, timeout=None):
        yield from awaited(self, seconds(timeout), site())
        if self._heddle_error is not None:
            raise self._heddle_error
        return self._heddle_result

    @define
    def exception(self, timeout=None):
        yield from awaited(self, seconds(timeout), site())
        return self._heddle_error

    @define
    def add_done_callback(self, fn):
        at = site()
        yield operation(INSPECT, at, self._heddle_id)
        if self._heddle_state in DONE:
            yield from _call_back(self, fn)
        else:
            self._heddle_callbacks.append(fn)

    @define
    def set_running_or_notify_cancel(self):
        at = site()
        yield operation(INSPECT, at, self._heddle_id)
        if self._heddle_state == CANCELLED:
            self._heddle_state = CANCELLED_AND_NOTIFIED
            return False
        if self._heddle_state != PENDING:
            raise RuntimeError("Future in unexpected state")
        self._heddle_state = RUNNING
        return True

    @define
    def set_result(self, result):
        yield from finish(self, result, None, site())

    @define
    def set_exception(self, exception):
        yield from finish(self, None, exception, site())

    def __repr__(self):
        kind = f"<{type(self).__name__} at 0x{identity(self):012x} state={self._heddle_state.lower().removesuffix('_and_notified')}"
        if self._heddle_state != FINISHED:
            return f"{kind}>"
        if self._heddle_error is not None:
            return f"{kind} raised {type(self._heddle_error).__name__}>"
        return f"{kind} returned {type(self._heddle_result).__name__}>"


def awaited(future, limit, at):
    """Waits until it is done; raises if it was cancelled, or if the time is up first."""
    if (yield operation(EVENT_WAIT, at, future._heddle_id, 0, limit)) == NO:
        raise TimeoutError
    if future._heddle_state != FINISHED:
        raise CancelledError


def begin(future, at):
    """A worker is about to run it: false if it was cancelled."""
    yield operation(INSPECT, at, future._heddle_id)
    if future._heddle_state == CANCELLED:
        future._heddle_state = CANCELLED_AND_NOTIFIED
        return False
    future._heddle_state = RUNNING
    return True


def finish(future, result, error, at):
    # In one step: whoever sees that it is done does not have to wait any more.
    yield operation(EVENT_SET, at, future._heddle_id)
    if future._heddle_state in DONE:
        raise InvalidStateError(f"{future._heddle_state}: {future!r}")
    future._heddle_state = FINISHED
    future._heddle_result, future._heddle_error = result, error
    yield from _tell(future, at)


def _tell(future, at):
    """Tells those who wait for one of several, and then calls back."""
    for waiter in future._heddle_waiters:
        yield operation(QUEUE_PUT, at, waiter.number)
        waiter.ready.append(future)
    callbacks, future._heddle_callbacks = future._heddle_callbacks, []
    for callback in callbacks:
        yield from _call_back(future, callback)


def _call_back(future, callback):
    try:
        yield from invoke(callback, future)
    except RunOver:
        raise
    except Exception as error:
        report("exception calling callback", error)


class Executor(Root):
    """What the executors have in common; `submit` and `shutdown` are theirs."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    @define
    def __exit__(self, kind, error, traceback):
        yield from invoke(self.shutdown, wait=True)
        return False
