"""`asyncio.run` and `Runner`, as in `asyncio/runners.py`; and what else calls or awaits the program's own code."""

from ...runtime.coroutines import await_twin, define_coroutine
from ...runtime.identity import Root
from ...runtime.state import RunOver
from ...runtime.twins import define, invoke
from ..context_variables import inherited
from ..introspection import iscoroutine

from .library import library
from .loop import EventLoop, run_until_complete
from .running import get_running_loop, running_loop, set_event_loop

CREATED, INITIALIZED, CLOSED = range(3)
_tasks = library.tasks


class Runner(Root):
    def __init__(self, *, debug=None, loop_factory=None):
        self._heddle_state = CREATED
        self._heddle_factory = loop_factory
        self._heddle_loop = None

    @define
    def __enter__(self):
        yield from _initialise(self)
        return self

    @define
    def __exit__(self, kind, error, traceback):
        yield from _close(self)

    @define
    def close(self):
        yield from _close(self)

    @define
    def get_loop(self):
        yield from _initialise(self)
        return self._heddle_loop

    @define
    def run(self, coro, *, context=None):
        return (yield from _run(self, coro, context))


def _initialise(runner):
    if runner._heddle_state == CLOSED:
        raise RuntimeError("Runner is closed")
    if runner._heddle_state == CREATED:
        if runner._heddle_factory is None:
            runner._heddle_loop = EventLoop()
            set_event_loop(runner._heddle_loop)
        else:
            runner._heddle_loop = yield from invoke(runner._heddle_factory)
        runner._heddle_state = INITIALIZED


def _run(runner, coro, context):
    if running_loop() is not None:
        raise RuntimeError("Runner.run() cannot be called from a running event loop")
    yield from _initialise(runner)
    if not iscoroutine(coro):
        if not hasattr(type(coro), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro = _wrapped(coro)
    task = runner._heddle_loop.create_task(coro, context=context)
    return (yield from run_until_complete(runner._heddle_loop, task))


@define_coroutine
def _wrapped(awaitable):
    return (yield from await_twin(awaitable, 0))


def _close(runner):
    if runner._heddle_state != INITIALIZED:
        return
    loop = runner._heddle_loop
    try:
        yield from _cancel_all_tasks(loop)
        yield from run_until_complete(loop, loop.shutdown_asyncgens())
        if loop._heddle_executor is not None:
            yield from invoke(loop._heddle_executor.shutdown, wait=True)
    finally:
        if runner._heddle_factory is None:
            set_event_loop(None)
        loop.close()
        runner._heddle_loop = None
        runner._heddle_state = CLOSED


def _cancel_all_tasks(loop):
    left = _tasks.all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    yield from run_until_complete(loop, _tasks.gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            message = "unhandled exception during asyncio.run() shutdown"
            loop.call_exception_handler({"message": message, "exception": task.exception(), "task": task})


@define
def run(main, *, debug=None, loop_factory=None):
    if running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    runner = Runner(loop_factory=loop_factory)
    try:
        return (yield from _run(runner, main, None))
    except RunOver:
        raise
    finally:
        yield from _close(runner)


@define_coroutine
def wait_for(fut, timeout):
    if timeout is not None and timeout <= 0:
        return (yield from _without_time(_tasks.ensure_future(fut)))
    manager = library.timeouts.timeout(timeout)
    yield from await_twin(manager.__aenter__(), 0)
    try:
        result = yield from await_twin(fut, 0)
    except RunOver:
        raise
    except BaseException as error:
        yield from await_twin(manager.__aexit__(type(error), error, error.__traceback__), 0)
        raise
    yield from await_twin(manager.__aexit__(None, None, None), 0)
    return result


def _without_time(future):
    if future.done():
        return future.result()
    yield from await_twin(_tasks._cancel_and_wait(future), 0)
    try:
        return future.result()
    except library.exceptions.CancelledError as error:
        raise TimeoutError from error


@define_coroutine
def to_thread(func, /, *args, **kwargs):
    context = inherited()

    def call():
        if context is None:
            return (yield from invoke(func, *args, **kwargs))
        return (yield from invoke(context.run, func, *args, **kwargs))

    future = yield from invoke(get_running_loop().run_in_executor, None, define(call))
    return (yield from await_twin(future, 0))


_tasks.wait_for = wait_for
