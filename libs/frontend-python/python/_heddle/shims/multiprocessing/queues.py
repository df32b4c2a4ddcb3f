"""`Queue`, `JoinableQueue`, `SimpleQueue`.

As in Python, what is put goes into a buffer of the process that puts, and a feeder thread of that process writes it into a pipe. So an item
may not be there yet when others ask, and a process does not end before its feeder has written everything.
"""

from collections import deque

from ...kinds import INSPECT, JOIN, NO, QUEUE_GET, QUEUE_JOIN, QUEUE_PUT, QUEUE_TASK_DONE, REFUSED, START
from ...runtime.names import Channel as Names
from ...runtime.state import create_task, current_process, run
from .. import endings
from ..kit import Root, define, operation, site
from ..queues import Empty, Full, _limit
from ..threads import MAX_NAME
from ..tracebacks import report
from .channel import Channel, create_part
from .pickling import dump, load
from .processes import process_name
from .shared import Shared

_END = None
"""In a buffer: the feeder is to end."""

MAX_SIZE = 2**31 - 1


class Feeder:
    """The thread of one process that writes into one queue's pipe."""

    def __init__(self, queue, at):
        self.buffer = deque()
        self.number = create_part(queue, "buffer")
        self.task = create_task(self._feed(queue._heddle_channel, at), True)
        self.is_waited_for = True
        self.is_ending = False
        if run.explain:
            Names.name("task", self.task, f"feeder of {process_name(current_process())}"[:MAX_NAME])
        endings.before_exit(lambda: self.finish(at), endings.FEEDERS)

    def _feed(self, channel, at):
        while True:
            yield operation(QUEUE_GET, at, self.number)
            message = self.buffer.popleft()
            if message is _END:
                return
            yield from channel.send(message, at)

    def put(self, message, at):
        yield operation(QUEUE_PUT, at, self.number)
        self.buffer.append(message)

    def end(self, at):
        if not self.is_ending:
            self.is_ending = True
            yield from self.put(_END, at)

    def finish(self, at):
        """Its process ends, or says that it puts no more and waits until all is written."""
        yield from self.end(at)
        if self.is_waited_for:
            yield operation(JOIN, at, self.task)


class Queue(Root, Shared):
    def __init__(self, maxsize=0):
        self._heddle_channel = Channel(self, read_locked=True)
        self._heddle_feeders = {}
        self._heddle_closed = set()
        self._heddle_size = 0
        self._maxsize = MAX_SIZE if maxsize <= 0 else int(maxsize)
        self._heddle_places = create_part(self, "places", self._maxsize) if maxsize > 0 else -1

    @define
    def put(self, obj, block=True, timeout=None):
        at = site()
        yield from _put(self, obj, _limit(block, timeout), at)

    @define
    def put_nowait(self, obj):
        yield from _put(self, obj, 0.0, site())

    @define
    def get(self, block=True, timeout=None):
        at = site()
        return (yield from _get(self, _limit(block, timeout), at))

    @define
    def get_nowait(self):
        return (yield from _get(self, 0.0, site()))

    @define
    def qsize(self):
        yield operation(INSPECT, site(), self._heddle_channel.number)
        return self._heddle_size

    @define
    def empty(self):
        return (yield operation(INSPECT, site(), self._heddle_channel.number)) == 0

    @define
    def full(self):
        at = site()
        if self._heddle_places < 0:
            return False
        return (yield operation(INSPECT, at, self._heddle_places)) == self._maxsize

    @define
    def close(self):
        at = site()
        self._heddle_closed.add(current_process())
        feeder = self._heddle_feeders.get(current_process())
        if feeder is not None:
            yield from feeder.end(at)

    @define
    def join_thread(self):
        at = site()
        if current_process() not in self._heddle_closed:
            raise AssertionError(f"Queue {self!r} not closed")
        feeder = self._heddle_feeders.get(current_process())
        if feeder is not None:
            yield from feeder.finish(at)

    @define
    def cancel_join_thread(self):
        feeder = yield from _feeder(self, site())
        feeder.is_waited_for = False


def _check_open(queue):
    if current_process() in queue._heddle_closed:
        raise ValueError(f"Queue {queue!r} is closed")


def _feeder(queue, at):
    """Of this process: started when it puts for the first time."""
    process = current_process()
    feeder = queue._heddle_feeders.get(process)
    if feeder is None:
        feeder = queue._heddle_feeders[process] = Feeder(queue, at)
        yield operation(START, at, feeder.task)
    return feeder


def _put(queue, item, limit, at):
    _check_open(queue)
    if queue._heddle_places >= 0 and (yield operation(QUEUE_PUT, at, queue._heddle_places, 0, limit)) == NO:
        raise Full
    feeder = yield from _feeder(queue, at)
    try:
        message = dump(item)
    except Exception as error:
        # The feeder pickles, and can only say what it thinks of it.
        report(f"Exception in thread QueueFeederThread of {process_name(current_process())}:", error)
        if queue._heddle_places >= 0:
            yield operation(QUEUE_GET, at, queue._heddle_places)
        return
    queue._heddle_size += 1
    yield from queue._heddle_count(at)
    yield from feeder.put(message, at)


def _get(queue, limit, at):
    _check_open(queue)
    message = yield from queue._heddle_channel.receive(limit, at)
    if message is None:
        raise Empty
    queue._heddle_size -= 1
    if queue._heddle_places >= 0:
        yield operation(QUEUE_GET, at, queue._heddle_places)
    return (yield from load(message))


def _count_nothing(queue, at):
    return
    yield


Queue._heddle_count = _count_nothing


class JoinableQueue(Queue):
    def __init__(self, maxsize=0):
        Queue.__init__(self, maxsize)
        self._heddle_tasks = create_part(self, "tasks")

    def _heddle_count(self, at):
        yield operation(QUEUE_PUT, at, self._heddle_tasks)

    @define
    def task_done(self):
        if (yield operation(QUEUE_TASK_DONE, site(), self._heddle_tasks)) == REFUSED:
            raise ValueError("task_done() called too many times")

    @define
    def join(self):
        yield operation(QUEUE_JOIN, site(), self._heddle_tasks)


class SimpleQueue(Root, Shared):
    """A pipe with a lock: who puts writes by himself."""

    def __init__(self):
        self._heddle_channel = Channel(self, read_locked=True)

    @define
    def put(self, obj):
        at = site()
        yield from self._heddle_channel.send(dump(obj), at)

    @define
    def get(self):
        at = site()
        return (yield from load((yield from self._heddle_channel.receive(-1.0, at))))

    @define
    def empty(self):
        return (yield operation(INSPECT, site(), self._heddle_channel.number)) == 0

    def close(self):
        pass


for _class in (Queue, JoinableQueue, SimpleQueue):
    _class.__module__ = "multiprocessing.queues"
