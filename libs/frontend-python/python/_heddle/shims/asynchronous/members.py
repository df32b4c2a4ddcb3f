"""Which names `asyncio` has."""

from types import SimpleNamespace

from .. import futures as concurrent_futures
from ..futures.future import Future as ConcurrentFuture
from ..introspection import iscoroutine, iscoroutinefunction
from . import locks as _told_locks, loop, runners, running, tasks
from .library import library


run = runners.run


class DefaultEventLoopPolicy:
    """What is left of it: it makes loops."""

    def new_event_loop(self):
        return loop.EventLoop()

    def get_event_loop(self):
        return running.get_event_loop()

    def set_event_loop(self, loop):
        running.set_event_loop(loop)


def new_event_loop():
    return loop.EventLoop()


def _members() -> dict[str, object]:
    found: dict[str, object] = {}
    for part in ("exceptions", "futures", "locks", "queues", "taskgroups", "tasks", "timeouts"):
        module = getattr(library, part)
        found |= {name: getattr(module, name) for name in module.__all__ if not name.startswith("_")}
    events = library.events
    return found | {
        "Task": tasks.Task,
        "EventLoop": loop.EventLoop,
        "SelectorEventLoop": loop.EventLoop,
        "AbstractEventLoop": events.AbstractEventLoop,
        "Handle": events.Handle,
        "TimerHandle": events.TimerHandle,
        "DefaultEventLoopPolicy": DefaultEventLoopPolicy,
        "get_event_loop_policy": DefaultEventLoopPolicy,
        "set_event_loop_policy": lambda policy: None,
        "get_running_loop": running.get_running_loop,
        "get_event_loop": running.get_event_loop,
        "set_event_loop": running.set_event_loop,
        "new_event_loop": new_event_loop,
        "Runner": runners.Runner,
        "run": runners.run,
        "wait_for": runners.wait_for,
        "to_thread": runners.to_thread,
        "iscoroutine": iscoroutine,
        "iscoroutinefunction": iscoroutinefunction,
    }


_concurrent = SimpleNamespace(**concurrent_futures.members())
_concurrent.Future = ConcurrentFuture
for _each in (library.futures, library.tasks):
    _each.concurrent = SimpleNamespace(futures=_concurrent)

MEMBERS = _members()
