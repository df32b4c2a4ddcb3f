"""Contexts: the whole API, bound to a way of starting processes."""

from functools import partial

from .. import logs
from ..kit import Root
from . import managers, pipes, pool, pool_results, process, queues, sharing, synchronize
from .errors import AuthenticationError, BufferTooShort, ProcessError
from .processes import DEFAULT_METHOD, Processes

CPUS = 4


for _class in (process.Process, process.ForkProcess, process.SpawnProcess):
    _class.__module__ = "multiprocessing.context"


class Context(Root):
    def __init__(self, method: str | None) -> None:
        self._heddle_method = method
        for name, member in common_members().items():
            setattr(self, name, member)
        self.Pool = partial(pool.Pool, context=self)
        self.Process = process.PROCESSES[method]

    def get_start_method(self, allow_none=False):
        return self._heddle_method or get_start_method(allow_none)

    def set_start_method(self, method, force=False):
        if self._heddle_method is not None:
            raise ValueError("cannot set start method of concrete context")
        set_start_method(method, force)

    def get_context(self, method=None):
        return self if method is None else get_context(method)


def common_members() -> dict[str, object]:
    return {
        "Queue": queues.Queue,
        "JoinableQueue": queues.JoinableQueue,
        "SimpleQueue": queues.SimpleQueue,
        "Manager": managers.Manager,
        "Pipe": pipes.Pipe,
        "Value": sharing.Value,
        "Array": sharing.Array,
        "RawValue": sharing.RawValue,
        "RawArray": sharing.RawArray,
        "Lock": synchronize.Lock,
        "RLock": synchronize.RLock,
        "Semaphore": synchronize.Semaphore,
        "BoundedSemaphore": synchronize.BoundedSemaphore,
        "Condition": synchronize.Condition,
        "Event": synchronize.Event,
        "Barrier": synchronize.Barrier,
        "current_process": process.current,
        "parent_process": process.parent_process,
        "active_children": process.active_children,
        "cpu_count": cpu_count,
        "freeze_support": freeze_support,
        "ProcessError": ProcessError,
        "BufferTooShort": BufferTooShort,
        "AuthenticationError": AuthenticationError,
        "TimeoutError": pool_results.PoolTimeout,
        "get_logger": get_logger,
        "log_to_stderr": log_to_stderr,
    }


def cpu_count():
    return CPUS


def freeze_support():
    pass


def get_logger():
    return logs.getLogger("multiprocessing")


def log_to_stderr(level=None):
    """What it would say of processes by itself is not told here."""
    logger = get_logger()
    if level is not None:
        logger.setLevel(level)
    return logger


def get_all_start_methods():
    return list(Processes.available)


def get_start_method(allow_none=False):
    if Processes.method[0] is None and not allow_none:
        Processes.method[0] = DEFAULT_METHOD
    return Processes.method[0]


def set_start_method(method, force=False):
    if Processes.method[0] is not None and not force:
        raise RuntimeError("context has already been set")
    _check(method)
    Processes.method[0] = method


def get_context(method=None):
    if method is not None:
        _check(method)
    return Context(method)


def _check(method):
    if method not in Processes.available:
        raise ValueError(f"cannot find context for {method!r}")


def members() -> dict[str, object]:
    return common_members() | {
        "Process": process.Process,
        "Pool": pool.Pool,
        "get_context": get_context,
        "get_start_method": get_start_method,
        "set_start_method": set_start_method,
        "get_all_start_methods": get_all_start_methods,
    }
