"""`multiprocessing`: a process is a task with modules of its own; see `process.py`."""

from . import bootstrapping, channel, context, dummy, managers, pipes, pool, pool_results, processes, registered, sharing, synchronize, queues, process

members = context.members


def submodules() -> dict[str, object]:
    """`multiprocessing` and the modules below it."""
    names = ("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event", "Barrier")
    return {
        "multiprocessing": context.members,
        "multiprocessing.process": lambda: {
            "current_process": process.current, "active_children": process.active_children, "parent_process": process.parent_process,
        },
        "multiprocessing.queues": lambda: {name: getattr(queues, name) for name in ("Queue", "JoinableQueue", "SimpleQueue")},
        "multiprocessing.synchronize": lambda: {name: getattr(synchronize, name) for name in names},
        "multiprocessing.connection": lambda: {"Connection": pipes.Connection, "Pipe": pipes.Pipe, "wait": pipes.wait},
        "multiprocessing.dummy": lambda: dummy.MEMBERS,
        "multiprocessing.managers": managers.members,
        "multiprocessing.pool": lambda: {
            "Pool": pool.Pool, "ThreadPool": pool.ThreadPool, "AsyncResult": pool_results.AsyncResult, "IMapIterator": pool_results.IMapIterator, "worker": pool.worker,
            "MaybeEncodingError": pool_results.MaybeEncodingError, "RemoteTraceback": pool_results.RemoteTraceback,
        },
        "multiprocessing.context": lambda: {
            "Process": process.Process, "ForkProcess": process.ForkProcess, "SpawnProcess": process.SpawnProcess,
            "TimeoutError": pool_results.PoolTimeout,
        },
        "multiprocessing.sharedctypes": lambda: {
            name: getattr(sharing, name) for name in ("Value", "Array", "RawValue", "RawArray", "Synchronized", "SynchronizedArray")
        },
    }


SPECIAL_METHODS = frozenset(["__getitem__", "__setitem__", "__contains__", "__iter__", "__add__", "__iadd__", "exitcode"])
"""What looks like no call, and is one, of this module's classes: a program that imports it has to be instrumented for that."""
