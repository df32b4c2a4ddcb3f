"""`multiprocessing.dummy`: the names of `multiprocessing`, with threads behind them."""

from .. import locks, queues, signals, threads
from ..kit import define
from ..threads import Thread
from ...runtime.twins import invoke
from . import pool


class DummyProcess(Thread):
    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        Thread.__init__(self, group, target, name, args, kwargs)

    @define
    def _heddle_exitcode(self):
        if self._heddle_started and not (yield from invoke(self.is_alive)):
            return 0
        return None

    exitcode = property(_heddle_exitcode)


DummyProcess.__module__ = "multiprocessing.dummy"


@define
def Pool(processes=None, initializer=None, initargs=()):
    return (yield from invoke(pool.ThreadPool, processes, initializer, initargs))


MEMBERS = {
    "Process": DummyProcess,
    "Pool": Pool,
    "Queue": queues.Queue,
    "JoinableQueue": queues.Queue,
    "Lock": locks.Lock,
    "RLock": locks.RLock,
    "Condition": locks.Condition,
    "Semaphore": signals.Semaphore,
    "BoundedSemaphore": signals.BoundedSemaphore,
    "Event": signals.Event,
    "Barrier": signals.Barrier,
    "current_process": threads.current_thread,
    "freeze_support": lambda: None,
}
