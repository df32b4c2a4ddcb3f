"""What the shims are made with."""

from ..kinds import INSPECT
from ..runtime.identity import Root, identity
from ..runtime.names import named_object
from ..runtime.state import SITE, create, operation, operation_here, registers
from ..runtime.twins import Performer, define

__all__ = ["Root", "address", "create_for", "define", "looked_at", "operation", "operation_here", "seconds", "site"]


def site() -> int:
    """Where the call in progress stands in the program. To be asked first thing in a twin."""
    return registers[SITE]


def create_for(owner: object, kind: int, argument: int = 0) -> int:
    """A synchronisation object of the engine's for an object of the program's."""
    number = create(kind, argument)
    named_object(owner, number)
    return number


def looked_at(owner) -> int:
    """What the engine says of a synchronisation object, where nobody can be switched to: for its `repr`."""
    return Performer.perform(operation_here(INSPECT, owner._heddle_id))


def address(owner) -> str:
    return f"0x{identity(owner):x}"


def seconds(timeout: object, what: str = "timeout value must be a non-negative number") -> float:
    """A time-out as the engine wants it: `None` is for ever."""
    if timeout is None:
        return -1.0
    return max(0.0, float(timeout))
