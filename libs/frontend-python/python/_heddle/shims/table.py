"""Which names each shim has."""

from functools import cache
from io import BytesIO, StringIO, UnsupportedOperation
from types import FunctionType

from ..runtime import by_name
from .asynchronous import members as asynchronous
from .greenlets import members as greenlets
from .multiprocessing.memory_types import C_TYPES
from . import (at_exit, clock, context_variables, contexts, dispatch, facts, futures, harness, introspection, locks, logs, multiprocessing, operating_signals,
               operating_system, paths, pretty, queues, scheduling, serialising, signals, system, testing, threads, unpredictable, warning)


@cache  # every run has a module of its own, into which these are copied
def _threading() -> dict[str, object]:
    return {
        "Thread": threads.Thread,
        "Timer": threads.Timer,
        "Lock": locks.Lock,
        "RLock": locks.RLock,
        "Condition": locks.Condition,
        "Semaphore": signals.Semaphore,
        "BoundedSemaphore": signals.BoundedSemaphore,
        "Event": signals.Event,
        "Barrier": signals.Barrier,
        "BrokenBarrierError": signals.BrokenBarrierError,
        "ThreadError": RuntimeError,
        "TIMEOUT_MAX": locks.TIMEOUT_MAX,
        "local": threads.local,
        "current_thread": threads.current_thread,
        "currentThread": threads.current_thread,
        "main_thread": threads.main_thread,
        "enumerate": threads.enumerate_threads,
        "active_count": threads.active_count,
        "activeCount": threads.active_count,
        "get_ident": threads.get_ident,
        "get_native_id": threads.get_ident,
        "excepthook": threads.excepthook,
        "__excepthook__": threads.excepthook,
        "stack_size": lambda size=0: 0,
        "ExceptHookArgs": threads.ExceptHookArgs,
        "gettrace": lambda: None,
        "getprofile": lambda: None,
    }


def _low_level() -> dict[str, object]:
    return {
        "start_new_thread": threads.start_new_thread,
        "start_new": threads.start_new_thread,
        "allocate_lock": locks.Lock,
        "allocate": locks.Lock,
        "LockType": locks.Lock,
        "RLock": locks.RLock,
        "get_ident": threads.get_ident,
        "get_native_id": threads.get_ident,
        "exit": threads.exit_thread,
        "exit_thread": threads.exit_thread,
        "error": RuntimeError,
        "stack_size": lambda size=0: 0,
        "TIMEOUT_MAX": locks.TIMEOUT_MAX,
    }


@cache
def _queue() -> dict[str, object]:
    names = ("Queue", "LifoQueue", "PriorityQueue", "SimpleQueue", "Empty", "Full", "ShutDown")
    return {name: getattr(queues, name) for name in names}


MEMBERS = {
    "threading": _threading,
    "_thread": _low_level,
    "queue": _queue,
    "time": lambda: clock.MEMBERS,
    "timeit": lambda: {"default_timer": clock.perf_counter},
    "contextlib": lambda: contexts.MEMBERS,
    "concurrent": dict,
    "concurrent.futures": futures.members,
    "concurrent.futures.process": futures.process_members,
    "concurrent.futures.thread": futures.thread_members,
    "asyncio": lambda: asynchronous.MEMBERS,
    **{name: lambda members=members: members for name, members in greenlets.MODULES.items()},
    **multiprocessing.submodules(),
    "os": operating_system.members,
    "os.path": lambda: paths.MEMBERS,
    "atexit": lambda: at_exit.MEMBERS,
    "gc": lambda: facts.GC,
    "io": lambda: {"StringIO": StringIO, "BytesIO": BytesIO, "DEFAULT_BUFFER_SIZE": 8192, "UnsupportedOperation": UnsupportedOperation},
    "pickle": lambda: serialising.MEMBERS,
    "platform": lambda: facts.PLATFORM,
    "pprint": lambda: pretty.MEMBERS,
    "secrets": lambda: unpredictable.SECRETS,
    "unittest": lambda: testing.MEMBERS,
    "urllib": dict,
    "uuid": lambda: unpredictable.UUID,
    "warnings": lambda: warning.MEMBERS,
    "contextvars": lambda: context_variables.MEMBERS,
    "ctypes": lambda: C_TYPES,
    "logging": lambda: logs.MEMBERS,
    "sched": lambda: scheduling.MEMBERS,
    "signal": lambda: operating_signals.MEMBERS,
    "sys": system.members,
    "heddle": lambda: harness.MEMBERS,
    "heddle.script": lambda: harness.MEMBERS,
}

REPLACED = {"functools": dispatch.MEMBERS, "operator": by_name.OPERATOR, "types": introspection.TYPES}
"""Of modules that are Python's own otherwise."""

for _class in (threads.Thread, threads.Timer, threads.local, locks.Lock, locks.RLock, locks.Condition, signals.Semaphore,
               signals.BoundedSemaphore, signals.Event, signals.Barrier):
    _class.__module__ = "threading"
for _class in (queues.Queue, queues.LifoQueue, queues.PriorityQueue, queues.SimpleQueue):
    _class.__module__ = "queue"
for _module in ("time", "threading", "signal"):
    for _function in MEMBERS[_module]().values():
        if type(_function) is FunctionType:
            _function.__module__ = _module  # by this name it can be sent to another process
