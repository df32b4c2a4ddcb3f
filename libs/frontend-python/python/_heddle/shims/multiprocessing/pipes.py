"""`Pipe`, and its two ends."""

from ...kinds import INSPECT, JOIN, SLEEP
from ...runtime.state import NOW, current_process, of_run, times
from ..kit import Root, define, operation, seconds, site
from .channel import Channel
from .errors import BufferTooShort
from .processes import Sentinel
from .pickling import Message, dump, load
from .shared import Shared

POLL_EVERY = 0.01
"""Seconds, in `wait`."""


class End:
    """One end of a pipe, as the operating system sees it: it is open as long as some process has it open."""

    def __init__(self) -> None:
        self.open_in: set[int] = set()


class Ends:
    made: list[End] = of_run([])


def inherit(parent: int, child: int) -> None:
    """A fork inherits whatever is open, whether its program knows of it or not."""
    for end in Ends.made:
        if parent in end.open_in:
            end.open_in.add(child)


def close_all(process: int, at: int):
    """The process has ended."""
    for end in Ends.made:
        if process in end.open_in:
            yield from _closed(end, process, at)


class Connection(Root, Shared):
    _heddle_anywhere = True

    def __init__(self, reads: Channel | None, writes: Channel | None):
        self._heddle_reads, self._heddle_writes = reads, writes
        self._heddle_end = End()
        self._heddle_end.connection = self
        self._heddle_end.open_in.add(current_process())
        Ends.made.append(self._heddle_end)

    @define
    def send(self, obj):
        at = site()
        yield from _write(self, lambda: dump(obj), at)

    @define
    def send_bytes(self, buf, offset=0, size=None):
        at = site()
        data = bytes(buf)[offset:] if size is None else bytes(buf)[offset : offset + size]
        yield from _write(self, lambda: Message(data, raw=True), at)

    @define
    def recv(self):
        at = site()
        message = yield from _read(self, -1.0, at)
        if message.raw:
            raise RuntimeError("recv() got what was sent by send_bytes(): use recv_bytes()")
        return (yield from load(message))

    @define
    def recv_bytes(self, maxlength=None):
        at = site()
        message = yield from _read(self, -1.0, at)
        if maxlength is not None and len(message.data) > maxlength:
            raise OSError("bad message length")
        return message.data

    @define
    def recv_bytes_into(self, buf, offset=0):
        at = site()
        message = yield from _read(self, -1.0, at)
        with memoryview(buf).cast("B") as room:
            if offset < 0 or offset + len(message.data) > len(room):
                raise BufferTooShort(message.data)
            room[offset : offset + len(message.data)] = message.data
        return len(message.data)

    @define
    def poll(self, timeout=0.0):
        at = site()
        _check_readable(self)
        limit = seconds(timeout)
        if limit == 0:
            return (yield from _is_ready(self, at))
        try:
            message = yield from self._heddle_reads.receive(limit, at)
        except EOFError:
            return True
        if message is None:
            return False
        yield from self._heddle_reads.put_back(message, at)
        return True

    @define
    def close(self):
        at = site()
        if not self.closed:
            yield from _closed(self._heddle_end, current_process(), at)

    @define
    def __enter__(self):
        return self
        yield

    @define
    def __exit__(self, *error):
        at = site()
        if not self.closed:
            yield from _closed(self._heddle_end, current_process(), at)

    @property
    def closed(self):
        return current_process() not in self._heddle_end.open_in

    @property
    def readable(self):
        return self._heddle_reads is not None

    @property
    def writable(self):
        return self._heddle_writes is not None

    def fileno(self):
        raise RuntimeError("fileno() is not available here: there are no file descriptors")

    def _heddle_received(self):
        self._heddle_end.open_in.add(current_process())


def _check_open(connection):
    if connection.closed:
        raise OSError("handle is closed")


def _check_readable(connection):
    _check_open(connection)
    if connection._heddle_reads is None:
        raise OSError("connection is write-only")


def _write(connection, make, at):
    _check_open(connection)
    if connection._heddle_writes is None:
        raise OSError("connection is read-only")
    yield from connection._heddle_writes.send(make(), at)


def _read(connection, limit, at):
    _check_readable(connection)
    return (yield from connection._heddle_reads.receive(limit, at))


def _is_ready(connection, at):
    """Is there something to read, or nobody who could write? Of a sentinel: has its process ended?"""
    if isinstance(connection, Sentinel):
        return (yield from connection._heddle_child.has_ended(at))
    waiting = yield operation(INSPECT, at, connection._heddle_reads.number)
    return waiting > 0 or connection._heddle_reads.is_closed


def _closed(end, process, at):
    """When nobody has this end open any more, who reads at the other one finds the end, and who writes a broken pipe."""
    end.open_in.discard(process)
    if end.open_in:
        return
    for channel in (end.connection._heddle_reads, end.connection._heddle_writes):
        if channel is not None and not channel.is_closed:
            channel.is_closed = True
            yield from channel.close(at)


def Pipe(duplex=True):
    there = Channel(None)
    back = Channel(None) if duplex else None
    first, second = Connection(there, back), Connection(back, there)
    for channel, end in ((there, first), (back, second)):
        if channel is not None:
            channel.name_after(end)
    return first, second


@define
def wait(object_list, timeout=None):
    """Of `multiprocessing.connection`: the connections that can be read, and the processes that have ended, by their sentinels. It looks again and again, and sleeps between."""
    at = site()
    limit = seconds(timeout)
    end = times[NOW] + limit
    objects = list(object_list)
    for each in objects:
        if not isinstance(each, (Connection, Sentinel)):
            raise TypeError("wait() takes connections and sentinels here: there are no file descriptors")
    if len(objects) == 1 and isinstance(objects[0], Sentinel):
        yield operation(JOIN, at, objects[0]._heddle_child.task, 0, limit)
        return objects if (yield from objects[0]._heddle_child.has_ended(at)) else []
    while True:
        ready = []
        for each in objects:
            if (yield from _is_ready(each, at)):
                ready.append(each)
        if ready or (limit >= 0 and times[NOW] >= end):
            return ready
        yield operation(SLEEP, at, 0, 0, POLL_EVERY)


Connection.__module__ = "multiprocessing.connection"
