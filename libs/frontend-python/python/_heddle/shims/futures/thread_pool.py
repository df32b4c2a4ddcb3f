"""`ThreadPoolExecutor`: threads that are made when work comes and none of them is idle."""

from collections import deque

from ...kinds import ACQUIRE, LOCK, NO, QUEUE, QUEUE_GET, QUEUE_PUT, RELEASE
from ...runtime.state import RunOver, run
from ...runtime.twins import invoke
from .. import endings
from ..kit import create_for, define, operation, site
from ..threads import Thread, calling_from
from ..tracebacks import report
from . import future as futures
from .errors import BrokenThreadPool
from .future import Executor
from .mapping import map_over

CPUS = 4
"""What `os.cpu_count()` answers."""

STOP = None


class _Work:
    """A call to be made."""

    def __init__(self, function, args, kwargs):
        self.future = futures.of_call(function, args)
        self.function, self.args, self.kwargs = function, args, kwargs

    def run(self, at):
        if not (yield from futures.begin(self.future, at)):
            return
        try:
            result = yield from invoke(self.function, *self.args, **self.kwargs)
        except RunOver:
            raise
        except BaseException as error:
            if run.is_over:
                raise
            yield from futures.finish(self.future, None, error, at)
        else:
            yield from futures.finish(self.future, result, None, at)


class ThreadPoolExecutor(Executor):
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=(), **ctxkwargs):
        if max_workers is None:
            max_workers = min(32, CPUS + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._heddle_prefix = thread_name_prefix or f"ThreadPoolExecutor-{endings.count('ThreadPoolExecutor')}"
        self._heddle_initializer = (initializer, initargs)
        self._heddle_work = deque()
        self._heddle_threads = []
        self._heddle_idle = 0
        self._heddle_shut = False
        self._heddle_broken = False
        # As in CPython, a call is accepted whole or refused: no shutdown comes in between.
        self._heddle_shutdown_lock = create_for(self, LOCK)
        self._heddle_id = create_for(self, QUEUE)
        self._heddle_joined = False
        endings.before_exit(lambda: _finish(self))

    @define
    def submit(self, fn, /, *args, **kwargs):
        at = site()
        yield operation(ACQUIRE, at, self._heddle_shutdown_lock)
        refusal = self._heddle_refusal()
        work = _Work(fn, args, kwargs)
        if refusal is None:
            yield from _enqueue(self, work, at)
            yield from _let_work(self, at)
        yield operation(RELEASE, at, self._heddle_shutdown_lock)
        if refusal is not None:
            raise refusal
        return work.future

    def _heddle_refusal(self):
        if self._heddle_broken:
            return BrokenThreadPool(self._heddle_broken)
        if self._heddle_shut:
            return RuntimeError("cannot schedule new futures after shutdown")
        return None

    @define
    def map(self, fn, /, *iterables, timeout=None, chunksize=1, buffersize=None):
        return (yield from map_over(self, fn, iterables, timeout, buffersize, site()))

    @define
    def shutdown(self, wait=True, *, cancel_futures=False):
        yield from _shut(self, wait, cancel_futures, site())


def _enqueue(executor, work, at):
    yield operation(QUEUE_PUT, at, executor._heddle_id)
    executor._heddle_work.append(work)


def _let_work(executor, at):
    """Whoever is idle takes what has come; another thread is made when there is more work than idle threads."""
    number = len(executor._heddle_threads)
    if executor._heddle_idle < len(executor._heddle_work) and number < executor._max_workers:
        thread = Thread(name=f"{executor._heddle_prefix}_{number}", target=_worker, args=(executor, at))
        executor._heddle_threads.append(thread)
        yield from calling_from(at, thread.start)


@define
def _worker(executor, at):
    initializer, args = executor._heddle_initializer
    if initializer is not None:
        try:
            yield from invoke(initializer, *args)
        except RunOver:
            raise
        except BaseException as error:
            report("Exception in initializer:", error)
            yield from _break(executor, at)
            return
    while True:
        executor._heddle_idle += 1
        yield operation(QUEUE_GET, at, executor._heddle_id)
        executor._heddle_idle -= 1
        work = executor._heddle_work.popleft()
        if work is STOP:
            # The next thread has to see it, too.
            yield from _enqueue(executor, STOP, at)
            return
        yield from work.run(at)


def _break(executor, at):
    """No thread can be made: what waits fails, and so does what comes."""
    message = "A thread initializer failed, the thread pool is not usable anymore"
    yield operation(ACQUIRE, at, executor._heddle_shutdown_lock)
    executor._heddle_broken = message
    for work in (yield from _drained(executor, at)):
        yield from futures.finish(work.future, None, BrokenThreadPool(message), at)
    yield operation(RELEASE, at, executor._heddle_shutdown_lock)


def _drained(executor, at):
    """What no thread has taken yet. They go on taking meanwhile: nobody waits for a call that is gone."""
    left = []
    while (yield operation(QUEUE_GET, at, executor._heddle_id, 0, 0.0)) != NO:
        work = executor._heddle_work.popleft()
        if work is not STOP:
            left.append(work)
    return left


def _shut(executor, wait, cancel, at):
    yield operation(ACQUIRE, at, executor._heddle_shutdown_lock)
    executor._heddle_shut = True
    if cancel:
        for work in (yield from _drained(executor, at)):
            yield from calling_from(at, work.future.cancel)
    yield from _enqueue(executor, STOP, at)
    yield operation(RELEASE, at, executor._heddle_shutdown_lock)
    if wait:
        for thread in executor._heddle_threads:
            yield from calling_from(at, thread.join)
        executor._heddle_joined = True


def _finish(executor):
    """The program has ended without a word to the executor, or has not waited for it."""
    if not executor._heddle_joined:
        yield from _shut(executor, True, False, 0)
