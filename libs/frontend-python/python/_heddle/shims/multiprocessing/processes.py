"""The processes of one run, as the program cannot see them."""

from ...kinds import JOIN, NO
from ...runtime.state import Varying, current_process, of_run, run
from ..kit import operation

FIRST_PID = 4000
FIRST_SENTINEL = 10
METHODS = ("fork", "spawn", "forkserver")
"""`forkserver` behaves as `spawn`: what the two have in common is all that a program can tell."""
DEFAULT_METHOD = "fork"


class Sentinel(int):
    """What `Process.sentinel` is, and `connection.wait` takes: a number, as a file descriptor is one."""

    def __new__(cls, child):
        made = int.__new__(cls, FIRST_SENTINEL + child.number)
        made._heddle_child = child
        return made


class Child:
    """What is known of a process outside of it. Its `Process` objects (the parent's, and the child's own copy) share this."""

    def __init__(self, name: str, parent: int, daemon: bool) -> None:
        self.number = len(run.main_task_of)
        self.parent = parent
        self.name = name
        self.daemon = daemon
        self.task = -1
        self.exit_code: int | None = None
        self.error: BaseException | None = None
        """What it died of, until somebody asks for its exit code."""
        self.process: object = None
        """The parent's `Process` object."""
        Processes.children.append(self)

        self.sentinel = Sentinel(self)

    @property
    def pid(self) -> int:
        return FIRST_PID + self.number

    def has_ended(self, at: int):
        """Is a step of its own: others may come first."""
        return (yield operation(JOIN, at, self.task, 0, 0.0)) != NO


class Processes(Varying):
    children: list[Child] = of_run([])
    made_by: dict[int, int] = of_run({})
    """How many processes each one has made, for their names."""
    own: dict[int, object] = of_run({})
    """By process: its own `Process` object."""
    method: list[str | None] = [None]
    """How processes are started: `None` until somebody says, or starts one."""
    available: tuple[str, ...] = METHODS


def forget() -> None:
    Processes.method[0] = None
    Processes.available = METHODS


def children_of(process: int) -> list[Child]:
    return [child for child in Processes.children if child.parent == process and child.task >= 0]


def process_name(process: int) -> str:
    return "MainProcess" if process == 0 else Processes.children[process - 1].name


def unseen_failure() -> Child | None:
    """A process that died of an exception, and nobody asked how it ended."""
    return next((child for child in Processes.children if child.error is not None), None)


def my_pid() -> int:
    return FIRST_PID + current_process()
