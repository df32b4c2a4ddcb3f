"""`atexit`: what the program wants called when its process has come to its end, once all threads but the daemons have."""

from ..runtime.errors import RunOver
from ..runtime.state import current_process, of_run
from ..runtime.twins import invoke
from . import endings, threads, tracebacks
from .kit import site

_callbacks: dict[int, list] = of_run({})
"""By process."""


def register(func, /, *args, **kwargs):
    at = site()
    mine = _callbacks.get(current_process())
    if mine is None:
        mine = _callbacks[current_process()] = []
        endings.before_exit(lambda: _call(mine, at), endings.PROGRAM)
    mine.append((func, args, kwargs))
    return func


def unregister(func, /):
    mine = _callbacks.get(current_process(), [])
    mine[:] = [each for each in mine if each[0] != func]


def _call(callbacks, at):
    yield from threads.join_threads(at)
    while callbacks:
        func, args, kwargs = callbacks.pop()
        try:
            yield from invoke(func, *args, **kwargs)
        except (GeneratorExit, RunOver, SystemExit):
            raise
        except BaseException as error:
            tracebacks.report("Exception ignored in atexit callback", error)


MEMBERS = {"register": register, "unregister": unregister}
