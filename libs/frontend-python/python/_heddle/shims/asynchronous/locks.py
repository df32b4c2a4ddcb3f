"""`asyncio.Lock` and `Semaphore` are the library's; the engine is told who holds what, and who waits for it."""

from ...kinds import ACQUIRE, LOCK, RELEASE, SEMAPHORE, SEMAPHORE_ACQUIRE, SEMAPHORE_RELEASE
from ...runtime import async_tasks
from ...runtime.state import run
from ..kit import create_for, site
from .library import library


def _tell_of(kind: type, object_kind: int, acquires: int, releases: int) -> None:
    acquire, release = kind.acquire, kind.release

    def number_of(owner) -> int:
        if "_heddle_number" not in vars(owner):
            owner._heddle_run = run.number
            owner._heddle_number = create_for(owner, object_kind, getattr(owner, "_value", 0))
        return owner._heddle_number

    def tell(owner, what, at):
        # What an earlier run left suspended gives back its locks when it is closed.
        if owner._heddle_run == run.number:
            async_tasks.note(what, owner._heddle_number, at)

    async def acquire_and_tell(self):
        at, number, task = site(), number_of(self), library.tasks.current_task()
        task._heddle_awaits = acquires, number
        try:
            result = await acquire(self)
        finally:
            task._heddle_awaits = None
        tell(self, acquires, at)
        return result

    def release_and_tell(self):
        at = site()
        release(self)
        number_of(self)
        tell(self, releases, at)

    for name, twin in (("acquire", acquire_and_tell), ("release", release_and_tell)):
        twin.__name__, twin.__qualname__, twin.__module__ = name, f"{kind.__name__}.{name}", kind.__module__
        twin.__doc__ = getattr(kind, name).__doc__
        setattr(kind, name, twin)


_tell_of(library.locks.Lock, LOCK, ACQUIRE, RELEASE)
_tell_of(library.locks.Semaphore, SEMAPHORE, SEMAPHORE_ACQUIRE, SEMAPHORE_RELEASE)
