"""Copies of what threads synchronise with: in the child they are others, in the state that they had at the fork."""

from ....kinds import (ACQUIRE, BARRIER, CONDITION, EVENT, EVENT_SET, INSPECT, QUEUE, QUEUE_PUT)
from ....runtime.state import create
from ....runtime.twins import Performer
from ...kit import create_for, operation
from ...locks import Condition, _Lock
from ...queues import Queue
from ...signals import Barrier, Event, Semaphore
from ...threads import Thread

_KINDS = (_Lock, Condition, Semaphore, Event, Barrier, Queue)


def copy(fork, value):
    """Of an object of these classes; anything else of the library is shared, for nobody can change it."""
    if isinstance(value, Thread) or getattr(type(value), "_heddle_copied", False):
        return _bare(value)
    if not isinstance(value, _KINDS):
        return value
    made = _bare(value)
    renew(fork, value, made)
    return made


def _bare(value):
    return object.__new__(type(value))


def renew(fork, value, made) -> None:
    """Gives the copy an object of the engine's of its own."""
    for kind, action in _RENEWALS.items():
        if isinstance(value, kind):
            action(fork, value, made)


def _state(value) -> int:
    return Performer.perform(operation(INSPECT, 0, value._heddle_id))


def _lock(fork, value, made):
    made._heddle_id = create_for(made, value._heddle_kind)
    if _state(value) != 0:
        fork.first_operations.append((ACQUIRE, made._heddle_id))


def _condition(fork, value, made):
    made._heddle_lock = fork.copy(value._heddle_lock)
    made._heddle_id = create_for(made, CONDITION, made._heddle_lock._heddle_id)


def _semaphore(fork, value, made):
    made._heddle_id = create_for(made, value._heddle_kind, max(0, _state(value)))


def _event(fork, value, made):
    made._heddle_id = create_for(made, EVENT)
    if _state(value) != 0:
        fork.first_operations.append((EVENT_SET, made._heddle_id))


def _barrier(fork, value, made):
    made._heddle_id = create_for(made, BARRIER, value._heddle_parties)
    made._heddle_gate = -1 if value._heddle_gate < 0 else create(BARRIER, value._heddle_parties)


def _queue(fork, value, made):
    made._heddle_id = create_for(made, QUEUE, int(value.maxsize))
    fork.first_operations += [(QUEUE_PUT, made._heddle_id)] * len(value._heddle_items)


_RENEWALS = {_Lock: _lock, Condition: _condition, Semaphore: _semaphore, Event: _event, Barrier: _barrier, Queue: _queue}
