"""`queue`. The engine counts; the items are here, added or taken right after the engine has let the task go on."""

from collections import deque
from heapq import heappop, heappush

from ..kinds import (CLOSED, INSPECT, NO, QUEUE, QUEUE_GET, QUEUE_JOIN, QUEUE_PUT, QUEUE_SHUTDOWN, QUEUE_TASK_DONE, REFUSED)
from ..runtime.state import Varying
from .kit import Root, create_for, define, operation, site
from .locks import Lock
from .queue_hooks import HOOKS, Monitor, inside


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


class Insides(Varying):
    """Of all queues, of the program that is run."""

    are_used = False
    """It looks at their locks, their conditions or their count, or changes their items past their methods: so they are there."""


class Items(deque):
    """A copy of what is in a queue: the engine counts the items, so nobody else may add some or take some away."""

    def _refuse(self, *args, **kwargs):
        raise RuntimeError("the items of a queue cannot be changed past its methods here: use put() and get_nowait()")

    append = appendleft = clear = extend = extendleft = insert = pop = popleft = remove = rotate = reverse = _refuse
    __setitem__ = __delitem__ = __iadd__ = _refuse


class Queue(Root):
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._heddle_id = create_for(self, QUEUE, int(maxsize))
        self._heddle_monitor = Monitor(self, Empty, Full, ShutDown) if Insides.are_used or _has_hooks(type(self)) else None
        self._init(maxsize)

    def _init(self, maxsize):
        self._heddle_items = self._heddle_store()

    def _qsize(self):
        return len(self._heddle_items)

    def _put(self, item):
        self._heddle_add(item)

    def _get(self):
        return self._heddle_take()

    @property
    def queue(self):
        return Items(self._heddle_items) if self._heddle_monitor is None else self._heddle_items

    @queue.setter
    def queue(self, items):
        if self._heddle_monitor is None:
            Items()._refuse()
        self._heddle_items = items

    @property
    def mutex(self):
        if self._heddle_monitor is not None:
            return self._heddle_monitor.mutex
        if self._heddle_mutex is None:
            self._heddle_mutex = Lock()
        return self._heddle_mutex

    @mutex.setter
    def mutex(self, lock):
        self._heddle_mutex = lock

    _heddle_mutex = None
    not_empty, not_full, all_tasks_done, unfinished_tasks, is_shutdown = map(inside, ("not_empty", "not_full", "all_tasks_done", "unfinished_tasks", "is_shut_down"))

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
        monitor = self._heddle_monitor
        if monitor is not None:
            return (yield from monitor.locked(site(), monitor.size()))
        return (yield operation(INSPECT, site(), self._heddle_id))

    @define
    def empty(self):
        monitor = self._heddle_monitor
        if monitor is not None:
            return (yield from monitor.locked(site(), monitor.is_empty()))
        return (yield operation(INSPECT, site(), self._heddle_id)) == 0

    @define
    def full(self):
        monitor = self._heddle_monitor
        if monitor is not None:
            return (yield from monitor.locked(site(), monitor.is_full()))
        length = yield operation(INSPECT, site(), self._heddle_id)
        return 0 < self.maxsize <= length

    @define
    def task_done(self):
        monitor, at = self._heddle_monitor, site()
        if monitor is not None:
            return (yield from monitor.locked(at, monitor.task_done(at)))
        if (yield operation(QUEUE_TASK_DONE, at, self._heddle_id)) == REFUSED:
            raise ValueError("task_done() called too many times")

    @define
    def join(self):
        monitor, at = self._heddle_monitor, site()
        if monitor is not None:
            return (yield from monitor.locked(at, monitor.join(at)))
        yield operation(QUEUE_JOIN, at, self._heddle_id)

    @define
    def shutdown(self, immediate=False):
        monitor, at = self._heddle_monitor, site()
        if monitor is not None:
            return (yield from monitor.locked(at, monitor.shutdown(immediate, at)))
        yield operation(QUEUE_SHUTDOWN, at, self._heddle_id, int(bool(immediate)))
        if immediate:
            self._heddle_items.clear()


def _put(queue, item, limit, at):
    monitor = queue._heddle_monitor
    if monitor is not None:
        return (yield from monitor.locked(at, monitor.put(item, limit, at)))
    result = yield operation(QUEUE_PUT, at, queue._heddle_id, 0, limit)
    if result == CLOSED:
        raise ShutDown
    if result == NO:
        raise Full
    queue._heddle_add(item)


def _get(queue, limit, at):
    monitor = queue._heddle_monitor
    if monitor is not None:
        return (yield from monitor.locked(at, monitor.get(limit, at)))
    result = yield operation(QUEUE_GET, at, queue._heddle_id, 0, limit)
    if result == CLOSED:
        raise ShutDown
    if result == NO:
        raise Empty
    return queue._heddle_take()


def _has_hooks(kind):
    """Has the program's class a way of its own to keep items?"""
    shim = next(each for each in type.__dict__["__mro__"].__get__(kind) if each in _SHIMS)
    return any(getattr(kind, name) is not getattr(shim, name) for name in HOOKS)


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


_SHIMS = (Queue, LifoQueue, PriorityQueue, SimpleQueue)
