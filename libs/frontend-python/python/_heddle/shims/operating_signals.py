"""`signal`: the numbers. Nobody sends signals here but `terminate`, `kill` and `os.kill`, and nobody can handle them."""

from enum import IntEnum

from .kit import define, site
from .multiprocessing.killing import SIGINT, SIGKILL, SIGTERM, kill as kill_all
from .multiprocessing.processes import Processes, my_pid

Signals = IntEnum(
    "Signals",
    {"SIGHUP": 1, "SIGINT": SIGINT, "SIGQUIT": 3, "SIGABRT": 6, "SIGKILL": SIGKILL, "SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12, "SIGALRM": 14, "SIGTERM": SIGTERM, "SIGCHLD": 17},
    module="signal",
)
Handlers = IntEnum("Handlers", {"SIG_DFL": 0, "SIG_IGN": 1}, module="signal")


def signal(signalnum, handler):
    """There is no keyboard: what a program says about Ctrl-C is right, and of no consequence."""
    if signalnum != SIGINT:
        raise RuntimeError("signals cannot be handled here: tell a process to end with a message or an Event")
    return Handlers(0)


def getsignal(signalnum):
    return Handlers(0)


@define
def kill(pid, sig):
    """`os.kill`."""
    at = site()
    if pid == my_pid():
        raise RuntimeError("a process cannot send itself a signal here: it ends with sys.exit()")
    child = next((each for each in Processes.children if each.pid == pid), None)
    if child is None or child.exit_code is not None:
        raise ProcessLookupError(3, "No such process")
    if sig not in (0, SIGKILL, SIGTERM):
        raise RuntimeError("only SIGTERM and SIGKILL can be sent here")
    if sig != 0:
        yield from kill_all([child], int(sig), at)


MEMBERS = {
    "Signals": Signals,
    "Handlers": Handlers,
    **Signals.__members__,
    **Handlers.__members__,
    "signal": signal,
    "getsignal": getsignal,
    "default_int_handler": lambda *_: None,
}
