"""Python's `asyncio`, imported without its parts in C: Future, Task, locks, queues and all that is made of them are the library's.

What is replaced here: which loop runs in which thread (threads are tasks of the engine's), what hashes depend on (addresses), and
the `concurrent.futures` that it means.
"""

import itertools
import sys
from types import SimpleNamespace

from ...runtime.identity import Root, identity


def _import_in_python() -> SimpleNamespace:
    for name in [each for each in sys.modules if each == "asyncio" or each.startswith("asyncio.")]:
        del sys.modules[name]
    known = sys.modules.get("_asyncio")
    sys.modules["_asyncio"] = None
    try:
        from asyncio import coroutines, events, exceptions, futures, locks, mixins, queues, taskgroups, tasks, timeouts
    finally:
        if known is None:
            del sys.modules["_asyncio"]
        else:
            sys.modules["_asyncio"] = known
    parts = (coroutines, events, exceptions, futures, locks, mixins, queues, taskgroups, tasks, timeouts)
    return SimpleNamespace(**{each.__name__.rpartition(".")[2]: each for each in parts})


library = _import_in_python()


def forget() -> None:
    """Of what the library keeps in its modules, nothing outlives a run."""
    tasks = library.tasks
    tasks._task_name_counter = itertools.count(1).__next__
    tasks._scheduled_tasks.clear()
    tasks._eager_tasks.clear()
    tasks._current_tasks.clear()


def _without_addresses() -> None:
    bound = library.mixins._LoopBoundMixin
    bound.__repr__, bound.__hash__ = Root.__repr__, Root.__hash__
    library.futures.Future.__hash__ = Root.__hash__
    library.queues.id = identity


_without_addresses()
