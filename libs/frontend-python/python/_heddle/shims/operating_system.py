"""`os` without an operating system: processes have numbers, and there is nothing else."""

from .operating_signals import kill
from .multiprocessing.context import CPUS
from .multiprocessing.processes import FIRST_PID, Processes, my_pid
from ..runtime.state import current_process


def getpid():
    return my_pid()


def getppid():
    process = current_process()
    return FIRST_PID - 1 if process == 0 else FIRST_PID + Processes.children[process - 1].parent


def cpu_count():
    return CPUS


MEMBERS = {
    "getpid": getpid,
    "getppid": getppid,
    "cpu_count": cpu_count,
    "kill": kill,
    "process_cpu_count": cpu_count,
    "linesep": "\n",
    "name": "posix",
    "sep": "/",
}


def members() -> dict[str, object]:
    environ: dict[str, str] = {}
    return {**MEMBERS, "environ": environ, "getenv": lambda key, default=None: environ.get(key, default)}


for _function in (getpid, getppid, cpu_count, kill):
    _function.__module__ = "os"  # by this name it can be sent to another process
