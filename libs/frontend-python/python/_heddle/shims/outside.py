"""`heddle.outside`: an operation of the world outside (a request, a read), which ends whenever the scheduler lets it end."""

from ..kinds import PASS, SEMAPHORE_RELEASE, START
from ..runtime.names import Channel
from ..runtime.state import create_task, current_task, run
from ..runtime.twins import define
from .asynchronous.library import library
from .asynchronous.running import running_loop
from .greenlets.hub import Hub, pause
from .kit import operation, site


@define
def outside(result=None, name="outside operation"):
    """Of an event loop: an awaitable of the result. Of a greenlet or a thread: the result, later. An exception is raised."""
    at = site()
    loop = running_loop()
    if loop is not None:
        future = loop.create_future()
        yield from _start(_completing(loop, future, result, at), name, at)
        return future
    hub = Hub.by_task.get(current_task())
    if hub is not None and hub.current is not None:
        turn = hub.turn()
        yield from _start(_returning(hub, turn, at), name, at)
        yield from pause(hub, at)
    else:
        yield operation(PASS, at, 0)
    if isinstance(result, BaseException):
        raise result
    return result


def _start(completion, name, at):
    task = create_task(completion, daemon=True)
    if run.explain:
        Channel.name("task", task, str(name))
    yield operation(START, at, task)


def _completing(loop, future, result, at):
    yield operation(SEMAPHORE_RELEASE, at, loop._heddle_wake, 1)
    loop._heddle_arrived += 1
    loop.call_soon(_complete, future, result)


def _returning(hub, turn, at):
    yield operation(SEMAPHORE_RELEASE, at, hub.wake, 1)
    hub.arrived += 1
    turn.go_on()


def _complete(future, result):
    if future.done():
        return
    if isinstance(result, BaseException):
        future.set_exception(result)
    else:
        library.futures._set_result_unless_cancelled(future, result)
