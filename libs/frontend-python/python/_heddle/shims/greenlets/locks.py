"""`gevent.lock` and `gevent.event`."""

from ...kinds import SEMAPHORE, SEMAPHORE_ACQUIRE, SEMAPHORE_RELEASE
from ...runtime import async_tasks
from ...runtime.identity import Root
from ...runtime.names import named_object
from ...runtime.state import run
from ...runtime.twins import define
from ..kit import create_for, site
from .greenlet import notify
from .hub import get_hub, wait_for
from .timeout import Timeout

_EXPIRED = object()


class _Linkable(Root):
    def __init__(self):
        self._heddle_links = []
        self._heddle_notifying = False

    def rawlink(self, callback):
        self._heddle_links.append(callback)

    def unlink(self, callback):
        if callback in self._heddle_links:
            self._heddle_links.remove(callback)


def _notify_soon(linkable):
    if linkable._heddle_links and not linkable._heddle_notifying:
        linkable._heddle_notifying = True
        get_hub().call(_notify, linkable)


def _notify(linkable):
    linkable._heddle_notifying = False
    yield from notify(linkable)


class Semaphore(_Linkable):
    def __init__(self, value=1, hub=None):
        _Linkable.__init__(self)
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self.counter = value
        self._heddle_run = run.number
        self._heddle_number = create_for(self, SEMAPHORE, value)

    def locked(self):
        return self.counter <= 0

    def ready(self):
        return self.counter > 0

    def release(self):
        # What an earlier run left suspended gives back its locks when it is closed.
        if self._heddle_run == run.number:
            async_tasks.note(SEMAPHORE_RELEASE, self._heddle_number, site())
        self.counter += 1
        _hand_on(self)
        return self.counter

    @define
    def acquire(self, blocking=True, timeout=None):
        return (yield from acquire(self, blocking, timeout, site()))

    @define
    def wait(self, timeout=None):
        at = site()
        if self.counter <= 0:
            yield from wait_for(get_hub(), self._heddle_links, timeout, at)
        return self.counter

    @define
    def __enter__(self):
        yield from acquire(self, True, None, site())

    def __exit__(self, kind, error, traceback):
        self.release()


def acquire(semaphore, blocking, timeout, at):
    if timeout is not None and timeout < 0:
        timeout = None
    while semaphore.counter <= 0:
        if not blocking:
            return False
        if (yield from wait_for(get_hub(), semaphore._heddle_links, timeout, at, _EXPIRED, (SEMAPHORE_ACQUIRE, semaphore._heddle_number))) is _EXPIRED:
            return False
    semaphore.counter -= 1
    async_tasks.note(SEMAPHORE_ACQUIRE, semaphore._heddle_number, at)
    return True


def _hand_on(semaphore):
    if semaphore._heddle_links and not semaphore._heddle_notifying:
        semaphore._heddle_notifying = True
        get_hub().call(_wake, semaphore)


def _wake(semaphore):
    """So many as there is room for, in the order in which they came."""
    semaphore._heddle_notifying = False
    count = min(semaphore.counter, len(semaphore._heddle_links))
    woken = semaphore._heddle_links[:count]
    del semaphore._heddle_links[:count]
    for turn in reversed(woken):
        turn.go_on(first=True)
    return
    yield


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1, hub=None):
        Semaphore.__init__(self, value)
        self._initial_value = value

    def release(self):
        if self.counter >= self._initial_value:
            raise ValueError("Semaphore released too many times")
        return Semaphore.release(self)


class RLock(Root):
    def __init__(self, hub=None):
        self._heddle_block = Semaphore(1)
        named_object(self, self._heddle_block._heddle_number)
        self._heddle_owner = None
        self._heddle_count = 0

    @define
    def acquire(self, blocking=True, timeout=None):
        return (yield from self._heddle_acquire(blocking, timeout, site()))

    @define
    def __enter__(self):
        return (yield from self._heddle_acquire(True, None, site()))

    def _heddle_acquire(self, blocking, timeout, at):
        me = (get_hub().current,)
        if self._heddle_owner == me:
            self._heddle_count += 1
            return True
        if not (yield from acquire(self._heddle_block, blocking, timeout, at)):
            return False
        self._heddle_owner, self._heddle_count = me, 1
        return True

    def release(self):
        if self._heddle_owner != (get_hub().current,):
            raise RuntimeError("cannot release un-acquired lock")
        self._heddle_count -= 1
        if self._heddle_count == 0:
            self._heddle_owner = None
            self._heddle_block.release()

    def locked(self):
        return self._heddle_owner is not None

    def __exit__(self, kind, error, traceback):
        self.release()


class Event(_Linkable):
    def __init__(self):
        _Linkable.__init__(self)
        self._heddle_flag = False

    def is_set(self):
        return self._heddle_flag

    isSet = ready = is_set

    def set(self):
        self._heddle_flag = True
        _notify_soon(self)

    def clear(self):
        self._heddle_flag = False

    @define
    def wait(self, timeout=None):
        at = site()
        if self._heddle_flag:
            return True
        answer = yield from wait_for(get_hub(), self._heddle_links, timeout, at, _EXPIRED)
        return answer is not _EXPIRED or self._heddle_flag


class AsyncResult(_Linkable):
    def __init__(self):
        _Linkable.__init__(self)
        self.value = None
        self._heddle_error = None
        self._heddle_ready = False

    @property
    def exception(self):
        return self._heddle_error

    def ready(self):
        return self._heddle_ready

    def successful(self):
        return self._heddle_ready and self._heddle_error is None

    def set(self, value=None):
        self.value, self._heddle_error, self._heddle_ready = value, None, True
        _notify_soon(self)

    def set_exception(self, exception, exc_info=None):
        self._heddle_error, self._heddle_ready = exception, True
        _notify_soon(self)

    set_result = set

    def __call__(self, source):
        if source.successful():
            self.set(source.value)
        else:
            self.set_exception(source.exception)

    @define
    def get(self, block=True, timeout=None):
        at = site()
        if not self._heddle_ready:
            answer = _EXPIRED
            if block:
                answer = yield from wait_for(get_hub(), self._heddle_links, timeout, at, _EXPIRED)
            if answer is _EXPIRED:
                raise Timeout(timeout)
        if self._heddle_error is not None:
            raise self._heddle_error
        return self.value

    result = get

    def get_nowait(self):
        return self.get(block=False)

    @define
    def wait(self, timeout=None):
        at = site()
        if not self._heddle_ready:
            yield from wait_for(get_hub(), self._heddle_links, timeout, at)
        return self.value
