"""`ProcessPoolExecutor`: a pool of processes that is made when the first call comes."""

from ..kit import define, site
from .. import endings
from ..multiprocessing.killing import SIGKILL, SIGTERM, kill
from ..multiprocessing.pool import Pool, submit_calls
from ..threads import calling_from
from . import future as futures
from .errors import BrokenProcessPool
from .future import Executor
from .mapping import map_over


class _Arrival:
    """Where the pool brings the result of a call."""

    def __init__(self, future):
        self.future = future

    def _heddle_part(self, index, is_good, value, at):
        yield from futures.finish(self.future, value if is_good else None, None if is_good else value, at)


class ProcessPoolExecutor(Executor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._heddle_made_with = (max_workers, initializer, initargs, None, mp_context)
        self._heddle_pool = None
        self._heddle_shut = False
        endings.before_exit(lambda: _shut(self, True, 0))

    @define
    def submit(self, fn, /, *args, **kwargs):
        at = site()
        if self._heddle_shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if self._heddle_pool is None:
            self._heddle_pool = yield from calling_from(at, Pool, *self._heddle_made_with)
        future = futures.of_call(fn, args)
        yield from futures.begin(future, at)
        yield from submit_calls(self._heddle_pool, _Arrival(future), [(fn, args, kwargs)], at)
        return future

    @define
    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        return (yield from map_over(self, fn, iterables, timeout, buffersize, site()))

    @define
    def terminate_workers(self):
        yield from _kill_workers(self, SIGTERM, site())

    @define
    def kill_workers(self):
        yield from _kill_workers(self, SIGKILL, site())

    @define
    def shutdown(self, wait=True, *, cancel_futures=False):
        yield from _shut(self, wait, site())


def _kill_workers(executor, signal, at):
    executor._heddle_shut = True
    pool = executor._heddle_pool
    if pool is None:
        return
    yield from kill([each._heddle_child for each in pool._heddle_workers], signal, at)
    for arrival in pool._heddle_jobs.values():
        if arrival.future._heddle_state not in futures.DONE:
            error = BrokenProcessPool("A process in the process pool was terminated abruptly while the future was running or pending.")
            yield from futures.finish(arrival.future, None, error, at)


def _shut(executor, wait, at):
    executor._heddle_shut = True
    pool = executor._heddle_pool
    if pool is not None:
        yield from calling_from(at, pool.close)
        if wait:
            yield from calling_from(at, pool.join)
