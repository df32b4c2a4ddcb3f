"""One direction of a pipe, as the operating system has it: messages in order, and so many bytes before a writer has to wait for a reader."""

from collections import deque

from ...kinds import CLOSED, EVENT, EVENT_WAIT, NO, QUEUE, QUEUE_GET, QUEUE_PUT, QUEUE_SHUTDOWN
from ...runtime.names import Channel as Names
from ...runtime.names import named_object, when_named
from ...runtime.state import create, current_task, of_run
from ..kit import operation
from .pickling import Message
from .shared import Shared

CAPACITY = 65_536
"""Bytes, on Linux."""


def create_part(owner: object, part: str, capacity: int = 0) -> int:
    """A queue of the engine's that is a part of an object of the program's."""
    number = create(QUEUE, capacity)
    when_named(owner, lambda name: Names.name("object", number, f"{name}'s {part}"))
    return number


_reading: dict[int, "Channel"] = of_run({})
"""By task: whose read lock it holds, or waits for, as whoever reads from a queue does."""


def abandon_reading(task: int, process: str) -> None:
    """The task was killed. If it was the first who waited for an item, it held the read lock, and nobody reads from that queue any more."""
    channel = _reading.pop(task, None)
    if channel is None:
        return
    was_first = channel.readers[0] == task
    channel.readers.remove(task)
    if was_first and channel.gate < 0:
        channel.gate = create(EVENT, 0)
        label = f"read lock, held by {process}, which was killed in get()"
        when_named(channel.owner, lambda name: Names.name("object", channel.gate, f"{name}'s {label}"))


class Channel(Shared):
    def __init__(self, owner: object, read_locked: bool = False) -> None:
        """`read_locked`: whoever reads holds a lock while he waits, as `Queue.get` does, so that others wait for that."""
        self.readers: list[int] | None = [] if read_locked else None
        self.gate = -1
        """An event that nobody sets: where readers wait after one of them was killed."""
        self.number = create(QUEUE, 0)
        self.name_after(owner)
        self.is_closed = False
        self.messages: deque[Message] = deque()
        self.used = 0
        self.room = -1
        """A queue of one place, which is taken: who waits for room in the pipe waits for that place."""
        self.writers = 0
        """How many wait for room."""

    def name_after(self, owner: object) -> None:
        self.owner = owner
        if owner is not None:
            named_object(owner, self.number)

    def send(self, message: Message, at: int):
        if (yield operation(QUEUE_PUT, at, self.number)) == CLOSED:
            raise BrokenPipeError(32, "Broken pipe")
        self.messages.append(message)
        self.used += message.size
        if self.used <= CAPACITY:
            return
        self.writers += 1
        if self.room < 0:
            self.room = create_part(self.owner, "pipe", 1)
            yield operation(QUEUE_PUT, at, self.room)
        yield operation(QUEUE_PUT, at, self.room)

    def receive(self, limit: float, at: int):
        """A message; None if the time is up first. Raises `EOFError` when nobody is left who could send."""
        if self.readers is None:
            result = yield operation(QUEUE_GET, at, self.number, 0, limit)
        else:
            result = yield from self._get_locked(limit, at)
        if result == CLOSED:
            raise EOFError
        if result == NO:
            return None
        message = self.messages.popleft()
        self.used -= message.size
        while self.writers and self.used <= CAPACITY:
            self.writers -= 1
            yield operation(QUEUE_GET, at, self.room)
        return message

    def _get_locked(self, limit: float, at: int):
        task = current_task()
        result = NO
        if self.gate < 0:
            self.readers.append(task)
            _reading[task] = self
            result = yield operation(QUEUE_GET, at, self.number, 0, limit)
            del _reading[task]
            self.readers.remove(task)
            if self.gate < 0 or result == NO:
                return result
            yield operation(QUEUE_PUT, at, self.number)
        yield operation(EVENT_WAIT, at, self.gate, 0, limit)
        return NO

    def put_back(self, message: Message, at: int):
        yield operation(QUEUE_PUT, at, self.number)
        self.messages.appendleft(message)
        self.used += message.size

    def close(self, at: int):
        yield operation(QUEUE_SHUTDOWN, at, self.number)
