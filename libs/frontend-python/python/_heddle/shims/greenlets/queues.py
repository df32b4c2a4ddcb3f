"""`gevent.queue`; after patching, `queue` as well."""

from collections import deque
from heapq import heappop, heappush

from ...runtime.identity import Root
from ...runtime.stop import Stop
from ...runtime.twins import define
from ..kit import site
from ..queues import Empty, Full
from .hub import get_hub, wait_for

_EXPIRED = object()


class Queue(Root):
    _heddle_store = deque

    def __init__(self, maxsize=None, items=()):
        self._heddle_items = self._heddle_store()
        self._heddle_limit = maxsize if maxsize else 0
        self._heddle_getters, self._heddle_putters, self._heddle_joiners = [], [], []
        self._heddle_unfinished = 0
        for item in items:
            self._heddle_add(item)

    @property
    def maxsize(self):
        return self._heddle_limit or None

    def _heddle_add(self, item):
        self._heddle_unfinished += 1
        self._heddle_items.append(item)

    def _heddle_take(self):
        return self._heddle_items.popleft()

    def qsize(self):
        return len(self._heddle_items)

    __len__ = qsize

    def __bool__(self):
        return True

    def empty(self):
        return not self._heddle_items

    def full(self):
        return 0 < self._heddle_limit <= len(self._heddle_items)

    @define
    def put(self, item, block=True, timeout=None):
        yield from _put(self, item, block, timeout, site())

    @define
    def put_nowait(self, item):
        yield from _put(self, item, False, None, site())

    @define
    def get(self, block=True, timeout=None):
        return (yield from _get(self, block, timeout, site()))

    @define
    def get_nowait(self):
        return (yield from _get(self, False, None, site()))

    def task_done(self):
        if self._heddle_unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._heddle_unfinished -= 1
        if self._heddle_unfinished == 0:
            _wake(self._heddle_joiners, len(self._heddle_joiners))

    @define
    def join(self, timeout=None):
        at = site()
        if self._heddle_unfinished:
            yield from wait_for(get_hub(), self._heddle_joiners, timeout, at)
        return self._heddle_unfinished == 0

    def __iter__(self):
        return self

    @define
    def __next__(self):
        item = yield from _get(self, True, None, site())
        if item is StopIteration:
            raise Stop
        return item


def _put(queue, item, block, timeout, at):
    while queue.full():
        if not block or (yield from wait_for(get_hub(), queue._heddle_putters, timeout, at, _EXPIRED)) is _EXPIRED:
            raise Full
    queue._heddle_add(item)
    _wake(queue._heddle_getters, 1)


def _get(queue, block, timeout, at):
    while not queue._heddle_items:
        if not block or (yield from wait_for(get_hub(), queue._heddle_getters, timeout, at, _EXPIRED)) is _EXPIRED:
            raise Empty
    item = queue._heddle_take()
    _wake(queue._heddle_putters, 1)
    return item


def _wake(waiting, count):
    for turn in waiting[:count]:
        turn.go_on()
    del waiting[:count]


class LifoQueue(Queue):
    _heddle_store = list

    def _heddle_take(self):
        return self._heddle_items.pop()


class PriorityQueue(Queue):
    _heddle_store = list

    def _heddle_add(self, item):
        self._heddle_unfinished += 1
        heappush(self._heddle_items, item)

    def _heddle_take(self):
        return heappop(self._heddle_items)
