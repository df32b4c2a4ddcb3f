"""The event loop: a ready queue, first in first out as CPython's; timers in the order of their deadlines, on virtual time.

Only what comes from outside (other threads, outside operations of a harness) comes whenever the scheduler lets it.
"""

import weakref
from collections import deque
from heapq import heappop, heappush
from types import MethodType

from ...kinds import SEMAPHORE, SEMAPHORE_ACQUIRE, SEMAPHORE_RELEASE, SLEEP, YES
from ...runtime.async_generators import Hooks
from ...runtime.identity import Root
from ...runtime.state import NOW, RunOver, create, run, times
from ...runtime.twins import Performer, define, invoke
from ..kit import operation, site
from . import tasks
from .failures import Failures
from .library import library
from .running import Loops, running_loop, set_running_loop
from ...runtime.state import current_task

_Handle, _TimerHandle = library.events.Handle, library.events.TimerHandle

RESTLESS_AFTER = 100
"""So many rounds in which something was ready at once, and time passes: a program that polls is not faster than its timers."""

NOWHERE = 0
"""The loop runs in no line of the program's."""

FIRST_NAP = 0.001
"""Seconds that pass then if there is no timer; twice as many the next time."""


class EventLoop(Failures, Root, library.events.AbstractEventLoop):
    __module__ = "asyncio"

    def __init__(self):
        self._heddle_ready = deque()
        self._heddle_timers = []
        self._heddle_made = 0
        self._heddle_running = self._heddle_stopping = self._heddle_closed = False
        self._heddle_wake = create(SEMAPHORE, 0)
        self._heddle_arrived = 0
        self._heddle_restless = 0
        self._heddle_nap = FIRST_NAP
        self._heddle_generators = []
        self._heddle_executor = None
        self._heddle_factory = None
        self._heddle_debug = False

    def __repr__(self):
        return f"<EventLoop running={self._heddle_running} closed={self._heddle_closed} debug={self._heddle_debug}>"

    # Callbacks

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = _Handle(callback, args, self, context)
        self._heddle_ready.append(handle)
        return handle

    @define
    def call_soon_threadsafe(self, callback, *args, context=None):
        at = site()
        self._check_closed()
        yield operation(SEMAPHORE_RELEASE, at, self._heddle_wake, 1)
        self._heddle_arrived += 1
        return self.call_soon(callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        handle = _TimerHandle(when, callback, args, self, context)
        self._heddle_made += 1
        heappush(self._heddle_timers, (when, self._heddle_made, handle))
        handle._scheduled = True
        return handle

    def _timer_handle_cancelled(self, handle):
        pass

    def time(self):
        return times[NOW]

    # Futures and tasks

    def create_future(self):
        return library.futures.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None, eager_start=None, **kwargs):
        self._check_closed()
        if self._heddle_factory is None:
            return tasks.Task(coro, loop=self, name=name, context=context)
        return self._heddle_factory(self, coro, name=name, context=context, **kwargs)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._heddle_factory = factory

    def get_task_factory(self):
        return self._heddle_factory

    # Running

    @define
    def run_forever(self):
        yield from run_forever(self)

    @define
    def run_until_complete(self, future):
        return (yield from run_until_complete(self, future))

    def stop(self):
        self._heddle_stopping = True

    def is_running(self):
        return self._heddle_running

    def is_closed(self):
        return self._heddle_closed

    def close(self):
        if self._heddle_running:
            raise RuntimeError("Cannot close a running event loop")
        self._heddle_closed = True
        self._heddle_ready.clear()
        self._heddle_timers.clear()

    def get_debug(self):
        return self._heddle_debug

    def set_debug(self, enabled):
        # The library would note the stack of every call.
        pass

    def _check_closed(self):
        if self._heddle_closed:
            raise RuntimeError("Event loop is closed")

    # Generators and threads

    async def shutdown_asyncgens(self):
        generators, self._heddle_generators = self._heddle_generators, []
        for each in generators:
            generator = each()
            if generator is not None and not generator._heddle_ended:
                await generator.aclose()

    async def shutdown_default_executor(self, timeout=None):
        if self._heddle_executor is not None:
            self._heddle_executor.shutdown(wait=False)

    @define
    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if executor is None:
            executor = self._heddle_executor
            if executor is None:
                executor = self._heddle_executor = yield from invoke(default_executor)
        job = yield from invoke(executor.submit, func, *args)
        return library.futures.wrap_future(job, loop=self)

    def set_default_executor(self, executor):
        self._heddle_executor = executor


@define
def default_executor():
    from ..futures.thread_pool import ThreadPoolExecutor

    return (yield from invoke(ThreadPoolExecutor, thread_name_prefix="asyncio"))


def run_forever(loop):
    loop._check_closed()
    if loop._heddle_running:
        raise RuntimeError("This event loop is already running")
    if running_loop() is not None:
        raise RuntimeError("Cannot run the event loop while another loop is running")
    loop._heddle_running = True
    set_running_loop(loop)
    try:
        while True:
            yield from _run_once(loop)
            if loop._heddle_stopping:
                break
    finally:
        loop._heddle_stopping = loop._heddle_running = False
        Loops.running.pop(current_task(), None)


def run_until_complete(loop, future):
    loop._check_closed()
    if loop._heddle_running:
        raise RuntimeError("This event loop is already running")
    is_new = not library.futures.isfuture(future)
    future = library.tasks.ensure_future(future, loop=loop)
    if is_new:
        future._log_destroy_pending = False

    def stop(done):
        if not done.cancelled() and isinstance(done.exception(), (SystemExit, KeyboardInterrupt)):
            return
        loop.stop()

    future.add_done_callback(stop)
    try:
        yield from run_forever(loop)
    except BaseException:
        if is_new and future.done() and not future.cancelled():
            future.exception()
        raise
    finally:
        future.remove_done_callback(stop)
    if not future.done():
        raise RuntimeError("Event loop stopped before Future completed.")
    return future.result()


def _run_once(loop):
    """One round, as `BaseEventLoop._run_once`: what came from outside, what is due, then what was ready before it began."""
    ready, timers = loop._heddle_ready, loop._heddle_timers
    while timers and timers[0][2]._cancelled:
        heappop(timers)
    if ready or loop._heddle_stopping:
        yield from _look_outside(loop)
    else:
        loop._heddle_restless, loop._heddle_nap = 0, FIRST_NAP
        limit = max(0.0, timers[0][0] - times[NOW]) if timers else -1.0
        yield from _wait_outside(loop, limit)
    while timers and timers[0][0] <= times[NOW]:
        handle = heappop(timers)[2]
        handle._scheduled = False
        ready.append(handle)
    for _ in range(len(ready)):
        handle = ready.popleft()
        if not handle._cancelled:
            yield from _call(loop, handle)
        if run.is_over:
            raise RunOver


def _wait_outside(loop, limit):
    """Nothing is ready: until something comes from outside, or the first timer is due."""
    if (yield operation(SEMAPHORE_ACQUIRE, NOWHERE, loop._heddle_wake, 0, limit)) == YES:
        _take_all(loop)


def _take_all(loop):
    """All that has come was taken, not only the first of it."""
    while loop._heddle_arrived > 1:
        loop._heddle_arrived -= 1
        Performer.perform(operation(SEMAPHORE_ACQUIRE, NOWHERE, loop._heddle_wake, 0, 0.0))
    loop._heddle_arrived = 0


def _look_outside(loop):
    if run.threads > 1:
        yield from _wait_outside(loop, 0.0)
    loop._heddle_restless += 1
    if loop._heddle_restless < RESTLESS_AFTER or loop._heddle_stopping:
        return
    loop._heddle_restless = 0
    timers = loop._heddle_timers
    nap = loop._heddle_nap
    if timers:
        nap = max(0.0, timers[0][0] - times[NOW])
    else:
        loop._heddle_nap *= 2
    yield operation(SLEEP, NOWHERE, 0, 0, nap)


def _call(loop, handle):
    callback, args = handle._callback, handle._args
    try:
        twin = tasks.TWINS.get(callback.__func__) if type(callback) is MethodType else None
        if twin is not None:
            yield from twin(callback.__self__, *args)
        else:
            yield from invoke(callback, *args)
    except (SystemExit, KeyboardInterrupt, RunOver):
        raise
    except BaseException as error:
        name = getattr(callback, "__qualname__", type(callback).__name__)
        loop.call_exception_handler({"message": f"Exception in callback {name}()", "exception": error, "handle": handle})


def _first(generator):
    loop = running_loop()
    if loop is not None:
        loop._heddle_generators.append(weakref.ref(generator))


def _dropped(generator):
    loop = running_loop()
    if loop is not None:
        loop.create_task(generator.aclose())


Hooks.first, Hooks.dropped = _first, _dropped
