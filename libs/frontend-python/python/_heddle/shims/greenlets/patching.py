"""`gevent.monkey`: from the moment of patching on, the modules of the program have gevent's names in place of their own.

A name that was imported before (`from time import sleep`) stays what it was, and blocks all greenlets, as in reality.
"""

from ...runtime import async_tasks
from ...runtime.identity import Root
from ...runtime.state import Varying, of_run
from ...runtime.twins import define, invoke
from .. import threads
from ..kit import site
from ..queues import Empty, Full, ShutDown
from . import locks, queues
from .greenlet import Greenlet, getcurrent, sleep
from .hub import get_hub, wait_for


class Patched(Varying):
    """In one run."""

    modules: dict[str, dict[str, object]] = of_run({})
    programs: list = []
    """The `Imports` of the submission."""


def names_of(module: str) -> dict[str, object]:
    """What a module that is imported from now on has in place of its own."""
    return Patched.modules.get(module, {})


def _patch(module: str, names: dict[str, object]) -> None:
    Patched.modules[module] = names
    for imports in Patched.programs:
        if module in imports.modules:
            vars(imports.modules[module]).update(names)


class Lock(locks.Semaphore):
    def __init__(self):
        locks.Semaphore.__init__(self, 1)

    def release(self):
        if self.counter > 0:
            raise RuntimeError("release unlocked lock")
        locks.Semaphore.release(self)

    @define
    def acquire(self, blocking=True, timeout=-1):
        return (yield from locks.acquire(self, blocking, None if timeout == -1 else timeout, site()))


class Condition(Root):
    def __init__(self, lock=None):
        self._heddle_lock = locks.RLock() if lock is None else lock
        self._heddle_links = []
        self.acquire, self.release = self._heddle_lock.acquire, self._heddle_lock.release

    @define
    def __enter__(self):
        return (yield from invoke(self._heddle_lock.acquire))

    def __exit__(self, kind, error, traceback):
        self._heddle_lock.release()

    @define
    def wait(self, timeout=None):
        return (yield from self._heddle_wait(timeout, site()))

    def _heddle_wait(self, timeout, at):
        if not self._heddle_lock.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self._heddle_lock.release()
        try:
            return (yield from wait_for(get_hub(), self._heddle_links, timeout, at, False)) is not False
        finally:
            yield from invoke(self._heddle_lock.acquire)

    @define
    def wait_for(self, predicate, timeout=None):
        at = site()
        while not (result := (yield from invoke(predicate))):
            if not (yield from self._heddle_wait(timeout, at)):
                return (yield from invoke(predicate))
        return result

    def notify(self, n=1):
        if not self._heddle_lock.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        for turn in self._heddle_links[:n]:
            turn.go_on()
        del self._heddle_links[:n]

    def notify_all(self):
        self.notify(len(self._heddle_links))


class Thread(Root):
    """`threading.Thread` as a greenlet."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self.name = name or f"Thread-{1 + get_hub().count("threads")}"
        self.daemon = bool(daemon)
        self._heddle_greenlet = None

    def start(self):
        if self._heddle_greenlet is not None:
            raise RuntimeError("threads can only be started once")
        self._heddle_greenlet = Greenlet(self.run)
        self._heddle_greenlet._heddle_thread = self
        self._heddle_greenlet.start()

    @define
    def run(self):
        if self._target is not None:
            yield from invoke(self._target, *self._args, **self._kwargs)

    @define
    def join(self, timeout=None):
        at = site()
        greenlet = self._heddle_greenlet
        if greenlet is None:
            raise RuntimeError("cannot join thread before it is started")
        if not greenlet.ready():
            yield from wait_for(get_hub(), greenlet._heddle_links, timeout, at)

    def is_alive(self):
        return self._heddle_greenlet is not None and not self._heddle_greenlet.ready()

    @property
    def ident(self):
        return None if self._heddle_greenlet is None else id(self._heddle_greenlet)


class _MainThread(Thread):
    def __init__(self):
        self.name, self.daemon = "MainThread", False
        self._heddle_greenlet = None

    def is_alive(self):
        return True


def current_thread():
    hub = get_hub()
    own = getattr(hub.current, "_heddle_thread", None)
    if own is not None:
        return own
    if hub.current is None:
        if not hasattr(hub, "main_thread"):
            hub.main_thread = _MainThread()
        return hub.main_thread
    return _MainThread()


class SimpleQueue(queues.Queue):
    def __init__(self):
        queues.Queue.__init__(self)


class StandardQueue(queues.Queue):
    @property
    def maxsize(self):
        return self._heddle_limit


def patch_time():
    _patch("time", {"sleep": sleep})


class local(threads.local):
    """Attributes that each greenlet has for itself."""

    __slots__ = ()
    _heddle_whose = staticmethod(async_tasks.running)


local.__module__ = "gevent.local"


def patch_thread(threading=True, **options):
    _patch("threading", {
        "Thread": Thread, "Lock": Lock, "RLock": locks.RLock, "Condition": Condition, "Semaphore": locks.Semaphore,
        "BoundedSemaphore": locks.BoundedSemaphore, "Event": locks.Event, "current_thread": current_thread,
        "currentThread": current_thread, "local": local, "get_ident": lambda: id(getcurrent()),
    })


def patch_queue():
    _patch("queue", {
        "Queue": StandardQueue, "LifoQueue": queues.LifoQueue, "PriorityQueue": queues.PriorityQueue,
        "SimpleQueue": SimpleQueue, "Empty": Empty, "Full": Full, "ShutDown": ShutDown,
    })


def patch_all(time=True, thread=True, queue=True, **others):
    if time:
        patch_time()
    if thread:
        patch_thread()
    if queue:
        patch_queue()
    return True


def is_module_patched(module):
    return module in Patched.modules


def is_object_patched(module, name):
    return name in Patched.modules.get(module, {})


def nothing(*args, **kwargs):
    """What there is nothing to patch for: sockets, subprocesses, signals."""
