"""`os` without an operating system: processes have numbers, and there is nothing else."""

from os import fspath
from types import ModuleType

from . import paths
from .operating_signals import kill
from .multiprocessing.context import CPUS
from .multiprocessing.processes import FIRST_PID, Processes, my_pid
from .unpredictable import urandom
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
    "sched_getaffinity": lambda pid: set(range(CPUS)),
    "getcwd": lambda: paths.HERE,
    "urandom": urandom,
    "getloadavg": lambda: (0.0, 0.0, 0.0),
    "fspath": fspath,
    "devnull": "/dev/null",
    "pathsep": ":",
    "linesep": "\n",
    "name": "posix",
    "sep": "/",
}


def _refuse(name: str, instead: str):
    def refused(*args, **kwargs):
        raise RuntimeError(f"os.{name}() is not available here: {instead}")

    return refused


_REFUSED = {
    "_exit": "end a process with sys.exit(), or with terminate() from outside",
    "abort": "end a process with sys.exit()",
    "fork": "start a multiprocessing.Process, which is a fork of this one",
    "pipe": "use multiprocessing.Pipe()",
    "wait": "join the process",
    "waitpid": "join the process",
    **dict.fromkeys("system popen execv execvp execve spawnv posix_spawn".split(), "there are no other programs"),
    **dict.fromkeys("open listdir scandir walk mkdir makedirs remove unlink rename rmdir stat chdir read write close dup dup2".split(), "there are no files"),
}
MEMBERS |= {name: _refuse(name, instead) for name, instead in _REFUSED.items()}


def members() -> dict[str, object]:
    environ: dict[str, str] = {}
    path = ModuleType("os.path")
    vars(path).update(paths.MEMBERS)
    return {**MEMBERS, "path": path, "environ": environ, "getenv": lambda key, default=None: environ.get(key, default)}


for _function in (getpid, getppid, cpu_count, kill):
    _function.__module__ = "os"  # by this name it can be sent to another process
