"""`Pool`: daemonic processes that take tasks from one pipe, and a task of the parent's that receives the results. `ThreadPool`: the same with threads."""

from ...kinds import JOIN, START
from ...runtime.iteration import collect
from ...runtime.names import Channel as Names
from ...runtime.state import RunOver, create_task, current_process, current_task, run
from ...runtime.twins import invoke
from .. import endings
from ..kit import Root, define, operation, site
from ..threads import Thread, calling_from
from ..tracebacks import traceback_text
from .channel import Channel
from .killing import SIGTERM, kill
from .pickling import Kept, dump, load
from .pool_results import Arrivals, AsyncResult, IMapIterator, MaybeEncodingError, RemoteTraceback
from .process import PROCESSES, method_of_program
from .processes import process_name

CPUS = 4
RUN, CLOSE, TERMINATE = "RUN", "CLOSE", "TERMINATE"


class Pool(Root):
    _heddle_pack = staticmethod(dump)
    """What a task or a result is sent as."""

    @define
    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        at = site()
        count = CPUS if processes is None else processes
        if count < 1:
            raise ValueError("Number of processes must be at least 1")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if maxtasksperchild is not None and (not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0):
            raise ValueError("maxtasksperchild must be a positive int or None")
        self._heddle_state = RUN
        self._heddle_tasks = Channel(self)
        self._heddle_results = Channel(None)
        self._heddle_jobs = {}
        self._heddle_made = 0
        self._heddle_owner = current_process()
        self._heddle_workers = []
        method = context and context._heddle_method
        for _ in range(count):
            args = (self._heddle_tasks, self._heddle_results, initializer, tuple(initargs), self._heddle_pack is dump, at)
            worker = self._heddle_worker(method, args)
            self._heddle_workers.append(worker)
            yield from calling_from(at, worker.start)
        self._heddle_handler = create_task(_handle(self, at), True)
        if run.explain:
            Names.name("task", self._heddle_handler, f"result handler of {process_name(current_process())}"[:40])
        yield operation(START, at, self._heddle_handler)
        endings.before_exit(lambda: _terminate(self, at), endings.POOLS)

    def _heddle_worker(self, method, args):
        made = PROCESSES[method or method_of_program()](target=worker, args=args, daemon=True)
        made.name = made.name.replace("Process", "PoolWorker")
        return made

    def _heddle_stop_workers(self, at):
        return kill([each._heddle_child for each in self._heddle_workers], SIGTERM, at)

    @define
    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        at = site()
        result = AsyncResult(1, True, callback, error_callback)
        yield from submit_calls(self, result, [(func, tuple(args), dict(kwds))], at)
        return result

    @define
    def apply(self, func, args=(), kwds={}):
        at = site()
        result = yield from calling_from(at, self.apply_async, func, args, kwds)
        return (yield from calling_from(at, result.get))

    @define
    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return (yield from _map(self, func, iterable, False, callback, error_callback, site()))

    @define
    def map(self, func, iterable, chunksize=None):
        at = site()
        result = yield from _map(self, func, iterable, False, None, None, at)
        return (yield from calling_from(at, result.get))

    @define
    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return (yield from _map(self, func, iterable, True, callback, error_callback, site()))

    @define
    def starmap(self, func, iterable, chunksize=None):
        at = site()
        result = yield from _map(self, func, iterable, True, None, None, at)
        return (yield from calling_from(at, result.get))

    @define
    def imap(self, func, iterable, chunksize=1):
        return (yield from _imap(self, func, iterable, True, site()))

    @define
    def imap_unordered(self, func, iterable, chunksize=1):
        return (yield from _imap(self, func, iterable, False, site()))

    @define
    def close(self):
        at = site()
        if self._heddle_state == RUN:
            self._heddle_state = CLOSE
            yield from _tell_to_end(self, at)

    @define
    def terminate(self):
        yield from _terminate(self, site())

    @define
    def join(self):
        at = site()
        if self._heddle_state == RUN:
            raise ValueError("Pool is still running")
        for worker in self._heddle_workers:
            yield from calling_from(at, worker.join)
        yield from self._heddle_results.send(Kept(None), at)
        yield operation(JOIN, at, self._heddle_handler)

    @define
    def __enter__(self):
        _check_running(self)
        return self
        yield

    @define
    def __exit__(self, kind, error, traceback):
        yield from _terminate(self, site())

    def __reduce_ex__(self, protocol):
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")

    def __repr__(self):
        return f"<multiprocessing.pool.Pool state={self._heddle_state} pool_size={len(self._heddle_workers)}>"


def _check_running(pool):
    if pool._heddle_state != RUN:
        raise ValueError("Pool not running")


def submit_calls(pool, result, calls, at):
    """One message for each call. What cannot be sent is the call's failure."""
    _check_running(pool)
    job = pool._heddle_made
    pool._heddle_made += 1
    pool._heddle_jobs[job] = result
    for index, call in enumerate(calls):
        try:
            message = pool._heddle_pack((job, index, *call))
        except Exception as error:
            yield from result._heddle_part(index, False, error, at)
        else:
            yield from pool._heddle_tasks.send(message, at)


def _calls(func, items, starred):
    return [(func, tuple(item) if starred else (item,), {}) for item in items]


def _map(pool, func, iterable, starred, callback, error_callback, at):
    _check_running(pool)
    items = yield from collect(iterable, at << 6)
    result = AsyncResult(len(items), False, callback, error_callback)
    yield from submit_calls(pool, result, _calls(func, items, starred), at)
    if not items:
        yield from result._heddle_complete(at)
    return result


def _imap(pool, func, iterable, ordered, at):
    _check_running(pool)
    items = yield from collect(iterable, at << 6)
    arrivals = Arrivals(ordered)
    yield from submit_calls(pool, arrivals, _calls(func, items, False), at)
    return IMapIterator(arrivals, len(items))


@define
def worker(tasks, results, initializer, initargs, pickles, at):
    """What a worker does until it is told to end."""
    pack = dump if pickles else Kept
    if initializer is not None:
        yield from invoke(initializer, *initargs)
    while True:
        task = yield from load((yield from tasks.receive(-1.0, at)))
        if task is None:
            return
        job, index, func, args, kwargs = task
        text = None
        try:
            answer = (True, (yield from invoke(func, *args, **kwargs)))
        except RunOver:
            raise
        except Exception as error:
            answer = (False, error)
            text = traceback_text(error) if pickles else None
        try:
            message = pack((job, index, *answer, text))
        except Exception as error:
            message = pack((job, index, False, MaybeEncodingError(error, answer[1]), None))
        yield from results.send(message, at)


worker.__module__ = "multiprocessing.pool"


def _handle(pool, at):
    """Receives results in the parent, until everything has come."""
    while True:
        arrived = yield from load((yield from pool._heddle_results.receive(-1.0, at)))
        if arrived is None or pool._heddle_state == TERMINATE:
            return
        job, index, is_good, value, text = arrived
        if text is not None:
            value.__cause__ = RemoteTraceback(f'\n"""\n{text}"""')
        yield from pool._heddle_jobs[job]._heddle_part(index, is_good, value, at)


def _terminate(pool, at):
    """Tasks that have not begun are dropped, and with processes also those that a worker is at. A thread cannot be stopped: it finishes its task."""
    if pool._heddle_state == TERMINATE or pool._heddle_owner != current_process():
        return
    pool._heddle_state = TERMINATE
    while pool._heddle_tasks.messages:
        if (yield from pool._heddle_tasks.receive(0.0, at)) is None:
            break
    yield from pool._heddle_stop_workers(at)
    for each in pool._heddle_workers:
        yield from calling_from(at, each.join)
    yield from pool._heddle_results.send(Kept(None), at)
    if pool._heddle_handler != current_task():
        yield operation(JOIN, at, pool._heddle_handler)


def _tell_to_end(pool, at):
    for _ in pool._heddle_workers:
        yield from pool._heddle_tasks.send(Kept(None), at)


class ThreadPool(Pool):
    """Of threads, which share everything: nothing is pickled."""

    _heddle_pack = Kept

    @define
    def __init__(self, processes=None, initializer=None, initargs=()):
        yield from calling_from(site(), Pool.__init__, self, processes, initializer, initargs)

    def _heddle_worker(self, method, args):
        return Thread(target=worker, args=args, daemon=True)

    def _heddle_stop_workers(self, at):
        return _tell_to_end(self, at)


for _class in (Pool, ThreadPool):
    _class.__module__ = "multiprocessing.pool"
