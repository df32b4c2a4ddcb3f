"""The state of one run, in memory that the engine's side reads and writes without calling Python.

`words` is drained after each step: for each access to memory `location << 32 | site << 6 | kind`, for everything else a
command (see `command`). Its buffer may move while it grows; the engine's side looks the address up.
"""

from array import array

OBJECT, ARGUMENT, TASK, SITE = 0, 1, 2, 4
TIMEOUT, NOW = 0, 1

COMMAND_KIND = 63
CREATE, CREATE_TASK, SET_DAEMON, PRINTED, BEGIN_ASYNC, ENTER_ASYNC, SUSPEND_ASYNC, FINISH_ASYNC, NOTE_ASYNC, PAUSE_ASYNC = range(10)

MAX_TASKS = 1_000
"""The engine's: more are a mistake in the program."""

MAX_UNSWITCHED = 1_000
"""So many words without a switch, and the next access is a switch point: somebody may be polling there."""

MAX_PRINTED = 1 << 20
"""Characters, of a run. No run may print that much; the engine, which knows the limit, hears of it at the next switch."""

OWN_MODULES = frozenset(["submission", "harness", "__main__", "__mp_main__"])
"""The program's."""

words = array("q", [0] * 4096)
del words[:]
log = words.append
registers = array("i", [0] * 8)
times = array("d", [0.0] * 2)
set_register = registers.__setitem__
fuel = [0]
visible: list[bool] = [False] * 256


class RunOver(BaseException):
    """The run has ended; whatever goes on is nobody's any more."""


class Varying:
    """A class whose attributes are the state of a job or of a run; see `frozen`. No program can reach one."""


class Run:
    """What each run starts without."""

    number = 0
    explain = False
    is_over = True
    objects = 0
    tasks = 0
    """Those of event loops among them; `threads`: the others."""
    threads = 0
    locations = 0
    printed = 0
    process_of: list[int] = [0]
    """By task: its process. 0 is the program that was started."""
    main_task_of: list[int] = [0]
    """By process."""
    tasks_of: dict[int, list[int]] = {}
    """By process: what `create_task` has made."""
    unawaited: dict[int, object] = {}
    """The coroutines, by address, of which nothing has run yet."""
    output: int | None = None
    """Where a whole program prints; see `printing`."""
    coroutines: list[object] = []
    """Keeps the tasks' generators alive: the engine's side holds addresses only."""


run = Run()

_of_run: list = []


def of_run(container):
    """The container will be empty whenever a run begins."""
    _of_run.append(container)
    return container


def forget() -> None:
    """Throws away what the last run has put into such containers. What is closed by that may put something in again."""
    for container in filter(None, _of_run):
        container.clear()


def command(number: int, first: int, second: int = 0) -> None:
    log(first << 32 | number << 6 | COMMAND_KIND)
    log(second)


def create(kind: int, argument: int) -> int:
    """A synchronisation object's number: they are dense, so that both sides count the same."""
    command(CREATE, kind, argument)
    number = run.objects
    run.objects += 1
    return number


def create_task(coroutine: object, daemon: bool, process: int | None = None) -> int:
    """A task of the process that asks, unless it is another one's."""
    if run.threads >= MAX_TASKS:
        raise RuntimeError(f"can't start new thread: this run has {MAX_TASKS} already")
    run.coroutines.append(coroutine)
    command(CREATE_TASK, int(daemon), id(coroutine))
    number = run.tasks
    run.tasks += 1
    run.threads += 1
    owner = current_process() if process is None else process
    run.process_of.append(owner)
    run.tasks_of.setdefault(owner, []).append(number)
    return number


def create_locations(count: int = 1) -> int:
    first = run.locations
    run.locations += count
    return first


def current_task() -> int:
    return registers[TASK]


def current_process() -> int:
    return run.process_of[registers[TASK]]


def operation(kind: int, site: int, number: int, argument: int = 0, timeout: float = -1.0) -> int:
    """Fills the registers; the result is to be yielded at once. The engine's side puts back argument and time-out to what is usual."""
    registers[OBJECT] = number
    if argument != 0:
        registers[ARGUMENT] = argument
    if timeout != -1.0:
        times[TIMEOUT] = timeout
    return site << 6 | kind


def operation_here(kind: int, number: int) -> int:
    """The same, without argument and time-out, at the site of the call in progress."""
    registers[OBJECT] = number
    return registers[SITE] << 6 | kind
