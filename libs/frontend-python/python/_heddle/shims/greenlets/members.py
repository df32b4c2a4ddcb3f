"""Which names `gevent` and its modules have."""

from ..queues import Empty, Full, ShutDown
from . import greenlet, hub, locks, patching, queues, timeout, waiting


def _named(module, *names: str) -> dict[str, object]:
    return {name: getattr(module, name) for name in names}


_OF_GEVENT = (
    _named(greenlet, "Greenlet", "GreenletExit", "spawn", "spawn_later", "spawn_raw", "sleep", "getcurrent", "idle", "kill", "killall")
    | _named(timeout, "Timeout", "with_timeout")
    | _named(waiting, "joinall", "wait", "iwait")
    | {"version_info": (25, 9, 1), "__version__": "25.9.1"}
)

MODULES = {
    "gevent": _OF_GEVENT,
    "gevent.monkey": _named(patching, "patch_all", "patch_time", "patch_thread", "patch_queue", "is_module_patched", "is_object_patched")
    | {name: patching.nothing for name in ("patch_socket", "patch_ssl", "patch_os", "patch_select", "patch_subprocess", "patch_signal")},
    "gevent.queue": _named(queues, "Queue", "LifoQueue", "PriorityQueue")
    | {"SimpleQueue": patching.SimpleQueue, "JoinableQueue": queues.Queue, "Empty": Empty, "Full": Full, "ShutDown": ShutDown},
    "gevent.lock": _named(locks, "Semaphore", "BoundedSemaphore", "RLock"),
    "gevent.local": {"local": patching.local},
    "gevent.event": _named(locks, "Event", "AsyncResult"),
    "gevent.pool": _named(waiting, "Group", "Pool"),
    "gevent.timeout": _named(timeout, "Timeout", "with_timeout"),
    "gevent.greenlet": _named(greenlet, "Greenlet"),
    "gevent.hub": {"getcurrent": greenlet.getcurrent, "GreenletExit": greenlet.GreenletExit},
    "gevent.exceptions": {"LoopExit": hub.LoopExit},
}
