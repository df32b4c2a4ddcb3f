"""`queue`. The engine counts; the items are here, added or taken right after the engine has let the task go on."""

from collections import deque
from heapq import heappop, heappush

from ..kinds import (CLOSED, INSPECT, NO, QUEUE, QUEUE_GET, QUEUE_JOIN, QUEUE_PUT, QUEUE_SHUTDOWN, QUEUE_TASK_DONE, REFUSED)
from .kit import Root, Sealed, create_for, define, operation, seal, site


class Empty(Exception):
    """Exception raised by Queue.get(block=False) or get_nowait()."""


class Full(Exception):
    """Exception raised by Queue.put(block=False) or put_nowait()."""


class ShutDown(Exception):
    """Raised when put or get with a queue that is shut down."""


for _each in (Empty, Full, ShutDown):
    _each.__module__ = "queue"


def _limit(block, timeout):
    if not block:
        return 0.0
    if timeout is None:
        return -1.0
    if timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    return float(timeout)


class Queue(Root, metaclass=Sealed):
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._heddle_items = self._heddle_store()
        self._heddle_id = create_for(self, QUEUE, int(maxsize))

    _heddle_store = deque

    def _heddle_add(self, item):
        self._heddle_items.append(item)

    def _heddle_take(self):
        return self._heddle_items.popleft()

    @define
    def put(self, item, block=True, timeout=None):
        at = site()
        yield from _put(self, item, _limit(block, timeout), at)

    @define
    def put_nowait(self, item):
        yield from _put(self, item, 0.0, site())

    @define
    def get(self, block=True, timeout=None):
        at = site()
        return (yield from _get(self, _limit(block, timeout), at))

    @define
    def get_nowait(self):
        return (yield from _get(self, 0.0, site()))

    @define
    def qsize(self):
        return (yield operation(INSPECT, site(), self._heddle_id))

    @define
    def empty(self):
        return (yield operation(INSPECT, site(), self._heddle_id)) == 0

    @define
    def full(self):
        length = yield operation(INSPECT, site(), self._heddle_id)
        return 0 < self.maxsize <= length

    @define
    def task_done(self):
        if (yield operation(QUEUE_TASK_DONE, site(), self._heddle_id)) == REFUSED:
            raise ValueError("task_done() called too many times")

    @define
    def join(self):
        yield operation(QUEUE_JOIN, site(), self._heddle_id)

    @define
    def shutdown(self, immediate=False):
        yield operation(QUEUE_SHUTDOWN, site(), self._heddle_id, int(bool(immediate)))
        if immediate:
            self._heddle_items.clear()


def _put(queue, item, limit, at):
    result = yield operation(QUEUE_PUT, at, queue._heddle_id, 0, limit)
    if result == CLOSED:
        raise ShutDown
    if result == NO:
        raise Full
    queue._heddle_add(item)


def _get(queue, limit, at):
    result = yield operation(QUEUE_GET, at, queue._heddle_id, 0, limit)
    if result == CLOSED:
        raise ShutDown
    if result == NO:
        raise Empty
    return queue._heddle_take()


class LifoQueue(Queue):
    _heddle_store = list

    def _heddle_take(self):
        return self._heddle_items.pop()


class PriorityQueue(Queue):
    _heddle_store = list

    def _heddle_add(self, item):
        heappush(self._heddle_items, item)

    def _heddle_take(self):
        return heappop(self._heddle_items)


class SimpleQueue(Queue):
    """Without bound, `task_done` and `join`."""

    def __init__(self):
        Queue.__init__(self)


seal(Queue, LifoQueue, PriorityQueue, SimpleQueue)
