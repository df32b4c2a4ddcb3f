"""Which event loop runs, and which one is set, in each thread."""

from ...runtime.state import current_task, of_run
from .library import library


class Loops:
    running: dict[int, object] = of_run({})
    set: dict[int, object] = of_run({})


def running_loop():
    return Loops.running.get(current_task())


def set_running_loop(loop) -> None:
    Loops.running[current_task()] = loop


def get_running_loop():
    loop = running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop():
    loop = running_loop() or Loops.set.get(current_task())
    if loop is None:
        from ..threads import current_thread

        raise RuntimeError(f"There is no current event loop in thread {current_thread().name!r}.")
    return loop


def set_event_loop(loop):
    if loop is not None and not isinstance(loop, library.events.AbstractEventLoop):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
    Loops.set[current_task()] = loop


_events = library.events
_events._get_running_loop = running_loop
_events._set_running_loop = set_running_loop
_events.get_running_loop = get_running_loop
_events.get_event_loop = get_event_loop
_events.set_event_loop = set_event_loop
