"""What a pool answers: results that come later."""

from collections import deque

from ...kinds import EVENT, EVENT_SET, EVENT_WAIT, INSPECT, NO, QUEUE, QUEUE_GET, QUEUE_PUT
from ...runtime.state import RunOver, create
from ...runtime.stop import Stop
from ...runtime.twins import invoke
from ..kit import Root, create_for, define, operation, seconds, site
from ..tracebacks import report


class MaybeEncodingError(Exception):
    """What a worker made cannot be sent."""

    def __init__(self, exc, value):
        self.exc, self.value = repr(exc), repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"


class RemoteTraceback(Exception):
    def __init__(self, text):
        self.tb = text

    def __str__(self):
        return self.tb


for _each in (MaybeEncodingError, RemoteTraceback):
    _each.__module__ = "multiprocessing.pool"


class PoolTimeout(Exception):
    """`multiprocessing.TimeoutError`, which is none of Python's own."""


PoolTimeout.__name__ = PoolTimeout.__qualname__ = "TimeoutError"
PoolTimeout.__module__ = "multiprocessing.context"


class AsyncResult(Root):
    """One call's, or all of a map's: the event is set when the last part has come."""

    def __init__(self, parts, single, callback, error_callback):
        self._heddle_left = parts
        self._heddle_values = [None] * parts
        self._heddle_single = single
        self._heddle_error = None
        self._heddle_callbacks = (callback, error_callback)
        self._heddle_id = create_for(self, EVENT)

    @define
    def ready(self):
        return (yield operation(INSPECT, site(), self._heddle_id)) != 0

    @define
    def successful(self):
        if (yield operation(INSPECT, site(), self._heddle_id)) == 0:
            raise ValueError(f"{self!r} not ready")
        return self._heddle_error is None

    @define
    def wait(self, timeout=None):
        yield operation(EVENT_WAIT, site(), self._heddle_id, 0, seconds(timeout))

    @define
    def get(self, timeout=None):
        if (yield operation(EVENT_WAIT, site(), self._heddle_id, 0, seconds(timeout))) == NO:
            raise PoolTimeout
        if self._heddle_error is not None:
            raise self._heddle_error
        return self._heddle_values[0] if self._heddle_single else self._heddle_values

    def _heddle_part(self, index, is_good, value, at):
        self._heddle_left -= 1
        if is_good:
            self._heddle_values[index] = value
        elif self._heddle_error is None:
            self._heddle_error = value
        if self._heddle_left == 0:
            yield from self._heddle_complete(at)

    def _heddle_complete(self, at):
        callback, error_callback = self._heddle_callbacks
        chosen = callback if self._heddle_error is None else error_callback
        if chosen is not None:
            values = self._heddle_values[0] if self._heddle_single else self._heddle_values
            try:
                yield from invoke(chosen, values if self._heddle_error is None else self._heddle_error)
            except RunOver:
                raise
            except Exception as error:
                report("Exception in thread Thread-3 (_handle_results):", error)
        yield operation(EVENT_SET, at, self._heddle_id)


class Arrivals:
    """What `imap` and `imap_unordered` wait for: results one by one."""

    def __init__(self, ordered):
        self.number = create(QUEUE, 0)
        self.ordered = ordered
        self.ready = deque()
        self.early = {}
        self.next = 0

    def _heddle_part(self, index, is_good, value, at):
        self.early[index if self.ordered else self.next + len(self.early)] = (is_good, value)
        while self.next in self.early:
            part = self.early.pop(self.next)
            self.next += 1
            yield operation(QUEUE_PUT, at, self.number)
            self.ready.append(part)


class IMapIterator(Root):
    """After a call that failed it goes on with the next one."""

    def __init__(self, arrivals, count):
        self._heddle_arrivals = arrivals
        self._heddle_left = count

    def __iter__(self):
        return self

    @define
    def next(self, timeout=None):
        if self._heddle_left == 0:
            raise Stop
        if (yield operation(QUEUE_GET, site(), self._heddle_arrivals.number, 0, seconds(timeout))) == NO:
            raise PoolTimeout
        self._heddle_left -= 1
        is_good, value = self._heddle_arrivals.ready.popleft()
        if not is_good:
            raise value
        return value

    __next__ = next


for _class in (AsyncResult, IMapIterator):
    _class.__module__ = "multiprocessing.pool"
