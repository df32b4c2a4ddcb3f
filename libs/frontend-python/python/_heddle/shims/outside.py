"""`heddle.outside`: an operation of the world outside (a request, a read), which ends whenever the scheduler lets it end."""

from ..kinds import PASS, SEMAPHORE_RELEASE, START
from ..runtime.names import Channel
from ..runtime.state import create_task, run
from ..runtime.twins import define
from .asynchronous.library import library
from .asynchronous.running import running_loop
from .kit import operation, site


@define
def outside(result=None, name="outside operation"):
    """Of an event loop: an awaitable of the result; an exception is raised. Of a thread: the result, after somebody else's turn or not."""
    at = site()
    loop = running_loop()
    if loop is None:
        yield operation(PASS, at, 0)
        if isinstance(result, BaseException):
            raise result
        return result
    future = loop.create_future()
    task = create_task(_completing(loop, future, result, at), daemon=True)
    if run.explain:
        Channel.name("task", task, str(name))
    yield operation(START, at, task)
    return future


def _completing(loop, future, result, at):
    yield operation(SEMAPHORE_RELEASE, at, loop._heddle_wake, 1)
    loop._heddle_arrived += 1
    loop.call_soon(_complete, future, result)


def _complete(future, result):
    if future.done():
        return
    if isinstance(result, BaseException):
        future.set_exception(result)
    else:
        library.futures._set_result_unless_cancelled(future, result)
