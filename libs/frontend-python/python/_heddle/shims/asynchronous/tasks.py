"""`asyncio.Task`: the library's, whose steps are twins, so that the program's coroutines run where the engine can switch."""

from ...kinds import JOIN
from ...runtime import async_tasks
from ...runtime.coroutines import Awaiting, coroutine, send_coroutine, throw_coroutine
from ...runtime.identity import Root
from ...runtime.state import RunOver
from ...runtime.stop import Stop
from ...runtime.twins import define
from ...runtime.unawaited import Planned
from ..kit import site
from .library import library

_futures, _tasks, _exceptions = library.futures, library.tasks, library.exceptions


class Task(_tasks.Task):
    """`__step` and `__wakeup` as in `asyncio/tasks.py`, line by line, but for how the coroutine is resumed."""

    __module__ = "asyncio"
    __hash__ = Root.__hash__
    _heddle_awaits = None
    """What it waits for, of the engine's: kind and number. Or all of some tasks."""

    def __init__(self, coro, *, loop=None, name=None, context=None):
        at = site()
        super().__init__(coro, loop=loop, name=name, context=context)
        # Its own name says more than its number, if it was given none.
        said = self.get_name() if name is not None else f"{self.get_name()} ({getattr(coro, '__name__', 'coroutine')})"
        self._heddle_task = async_tasks.begin(at, said)
        Planned.addresses.add(id(coro))

    @define
    def _Task__step(self, exc=None):
        if self.done():
            raise _exceptions.InvalidStateError(f"__step(): already done: {self!r}, {exc!r}")
        if self._must_cancel:
            if not isinstance(exc, _exceptions.CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        _tasks._enter_task(self._loop, self)
        outer = async_tasks.enter(self._heddle_task)
        try:
            yield from _run_and_handle_result(self, exc)
        finally:
            if self.done():
                async_tasks.finish(self._heddle_task)
            async_tasks.leave(self._heddle_task, outer)
            _tasks._leave_task(self._loop, self)
            self = None

    @define
    def _Task__wakeup(self, future):
        _futures.future_discard_from_awaited_by(future, self)
        try:
            future.result()
        except BaseException as exc:
            yield from STEP(self, exc)
        else:
            yield from STEP(self)
        self = None


STEP = Task._Task__step.__closure__[0].cell_contents
TWINS = {Task._Task__step: STEP, Task._Task__wakeup: Task._Task__wakeup.__closure__[0].cell_contents}
"""Of what the loop calls most."""


def _resumed(task, exc):
    """What the coroutine yields next. Raises `Stop` at its end."""
    coro = task._coro
    if type(coro) is coroutine:
        return (yield from send_coroutine(coro, None) if exc is None else throw_coroutine(coro, exc))
    try:
        return coro.send(None) if exc is None else coro.throw(exc)
    except StopIteration as end:
        raise Stop(end.value) from None


def _run_and_handle_result(task, exc):
    try:
        result = yield from _resumed(task, exc)
    except Stop as end:
        if task._must_cancel:
            # Task is cancelled right before coro stops.
            task._must_cancel = False
            _futures.Future.cancel(task, msg=task._cancel_message)
        else:
            _futures.Future.set_result(task, end.value)
    except RunOver:
        raise
    except _exceptions.CancelledError as error:
        # Save the original exception so we can chain it later.
        task._cancelled_exc = error
        _futures.Future.cancel(task)
    except (KeyboardInterrupt, SystemExit) as error:
        _futures.Future.set_exception(task, error)
        raise
    except BaseException as error:
        _futures.Future.set_exception(task, error)
    else:
        async_tasks.suspend(Awaiting.site, *_awaited(task, result))
        _wait_for(task, result)


def _awaited(task, result) -> tuple[int, int] | tuple[()]:
    """What a task waits for, where the engine has a word for it."""
    awaits = task._heddle_awaits
    if type(awaits) is tuple:
        return awaits
    if awaits is not None:
        result = min((each for each in awaits if type(each) is Task and not each.done()), key=_number, default=result)
    if isinstance(result, _tasks._GatheringFuture):
        result = next((each for each in result._children if not each.done()), result)
    if type(result) is Task and result._heddle_task is not None:
        return JOIN, result._heddle_task.number
    return ()


def _number(task) -> int:
    return 0 if task._heddle_task is None else task._heddle_task.number


def _wait_for(task, result):
    """The task goes on when what its coroutine has yielded is done."""
    loop = task._loop
    if getattr(result, "_asyncio_future_blocking", None) is None:
        if result is None:
            # Bare yield relinquishes control for one event loop iteration.
            loop.call_soon(task._Task__step, context=task._context)
        else:
            _fail(task, f"Task got bad yield: {result!r}")
    elif _futures._get_loop(result) is not loop:
        _fail(task, f"Task {task!r} got Future {result!r} attached to a different loop")
    elif not result._asyncio_future_blocking:
        _fail(task, f"yield was used instead of yield from in task {task!r} with {result!r}")
    elif result is task:
        _fail(task, f"Task cannot await on itself: {task!r}")
    else:
        _futures.future_add_to_awaited_by(result, task)
        result._asyncio_future_blocking = False
        result.add_done_callback(task._Task__wakeup, context=task._context)
        task._fut_waiter = result
        if task._must_cancel and task._fut_waiter.cancel(msg=task._cancel_message):
            task._must_cancel = False


def _fail(task, message):
    task._loop.call_soon(task._Task__step, RuntimeError(message), context=task._context)


_tasks.Task = Task
_tasks.eager_task_factory = _tasks.create_eager_task_factory(Task)
