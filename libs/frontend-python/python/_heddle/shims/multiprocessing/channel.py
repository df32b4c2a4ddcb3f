"""One direction of a pipe, as the operating system has it: messages in order, and so many bytes before a writer has to wait for a reader."""

from collections import deque

from ...kinds import CLOSED, NO, QUEUE, QUEUE_GET, QUEUE_PUT, QUEUE_SHUTDOWN
from ...runtime.names import Channel as Names
from ...runtime.names import named_object, when_named
from ...runtime.state import create
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


class Channel(Shared):
    def __init__(self, owner: object) -> None:
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
        result = yield operation(QUEUE_GET, at, self.number, 0, limit)
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

    def put_back(self, message: Message, at: int):
        yield operation(QUEUE_PUT, at, self.number)
        self.messages.appendleft(message)
        self.used += message.size

    def close(self, at: int):
        yield operation(QUEUE_SHUTDOWN, at, self.number)
