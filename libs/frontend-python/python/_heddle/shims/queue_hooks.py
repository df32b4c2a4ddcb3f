"""
A `Queue` made of a lock and three conditions, as Python's own: if its subclass says itself how items are kept (`_init`, `_qsize`, `_put`, `_get`), or if the
program looks inside.
"""

import ast

from ..kinds import ACQUIRE, RELEASE
from ..runtime.state import NOW, RunOver, times
from ..runtime.twins import invoke
from .kit import operation
from .locks import Condition, Lock, notify_at, wait_at

HOOKS = ("_init", "_qsize", "_put", "_get")
INSIDES = frozenset("mutex not_empty not_full all_tasks_done unfinished_tasks is_shutdown".split())
_CHANGES = frozenset("append appendleft clear extend insert pop popleft remove rotate reverse sort".split())


def looks_inside(tree: ast.AST) -> bool:
    """`with q.mutex: q.queue.clear()`, as far as it can be told from the source."""
    return any(
        isinstance(node, ast.Attribute)
        and (node.attr in INSIDES or (node.attr in _CHANGES and isinstance(node.value, ast.Attribute) and node.value.attr == "queue"))
        for node in ast.walk(tree)
    )


def inside(name: str) -> property:
    """What a queue that nobody looks into does not have."""
    return property(lambda self: getattr(self._heddle_monitor, name), lambda self, value: setattr(self._heddle_monitor, name, value))


class Monitor:
    def __init__(self, queue, empty: type[Exception], full: type[Exception], shut_down: type[Exception]) -> None:
        self.queue = queue
        self.empty, self.full, self.shut_down = empty, full, shut_down
        self.mutex = Lock()
        self.not_empty, self.not_full, self.all_tasks_done = (Condition(self.mutex) for _ in range(3))
        self.unfinished_tasks = 0
        self.is_shut_down = False

    def locked(self, at, body):
        """Runs a coroutine with the mutex held."""
        yield operation(ACQUIRE, at, self.mutex._heddle_id)
        try:
            result = yield from body
        except (GeneratorExit, RunOver):
            raise
        except BaseException:
            yield operation(RELEASE, at, self.mutex._heddle_id)
            raise
        yield operation(RELEASE, at, self.mutex._heddle_id)
        return result

    def size(self):
        return invoke(self.queue._qsize)

    def is_full(self):
        return 0 < self.queue.maxsize <= (yield from self.size())

    def is_empty(self):
        return not (yield from self.size())

    def has_unfinished(self):
        return self.unfinished_tasks > 0
        yield

    def wait_while(self, blocked, condition, limit, at, too_late, goes_on_shut_down=False):
        end = times[NOW] + limit
        while (yield from blocked()):
            if self.is_shut_down and not goes_on_shut_down:
                raise self.shut_down
            left = limit if limit < 0 else end - times[NOW]
            if limit >= 0 and left <= 0:
                raise too_late
            yield from wait_at(condition, left, at)

    def put(self, item, limit, at):
        if self.is_shut_down:
            raise self.shut_down
        yield from self.wait_while(self.is_full, self.not_full, limit, at, self.full)
        if self.is_shut_down:
            raise self.shut_down
        yield from invoke(self.queue._put, item)
        self.unfinished_tasks += 1
        yield from notify_at(self.not_empty, 1, at)

    def get(self, limit, at):
        yield from self.wait_while(self.is_empty, self.not_empty, limit, at, self.empty)
        item = yield from invoke(self.queue._get)
        yield from notify_at(self.not_full, 1, at)
        return item

    def task_done(self, at):
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1
        if self.unfinished_tasks == 0:
            yield from notify_at(self.all_tasks_done, -1, at)

    def join(self, at):
        yield from self.wait_while(self.has_unfinished, self.all_tasks_done, -1.0, at, None, goes_on_shut_down=True)

    def shutdown(self, immediate, at):
        self.is_shut_down = True
        while immediate and not (yield from self.is_empty()):
            yield from invoke(self.queue._get)
            self.unfinished_tasks = max(0, self.unfinished_tasks - 1)
        if self.unfinished_tasks == 0:
            yield from notify_at(self.all_tasks_done, -1, at)
        yield from notify_at(self.not_empty, -1, at)
        yield from notify_at(self.not_full, -1, at)
