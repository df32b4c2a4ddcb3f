"""`gevent.Timeout`: raised in the greenlet that started it, where that waits when the time is up."""

from ...runtime.identity import Root
from ...runtime.twins import define, invoke
from .hub import Raise, get_hub


class Timeout(Root, BaseException):
    def __init__(self, seconds=None, exception=None, ref=True, priority=-1, close=False):
        BaseException.__init__(self)
        self.seconds = seconds
        self.exception = exception
        self._heddle_timer = None

    @classmethod
    def start_new(cls, timeout=None, exception=None, ref=True):
        if isinstance(timeout, Timeout):
            made = timeout
        else:
            made = cls(timeout, exception)
        if not made.pending:
            made.start()
        return made

    @property
    def pending(self):
        return self._heddle_timer is not None and self._heddle_timer[2] is not None

    def start(self):
        if self.seconds is None:
            return
        hub = get_hub()
        self._heddle_timer = hub.call_later(self.seconds, _expire, self, hub, hub.current)

    def cancel(self):
        get_hub().cancel(self._heddle_timer)
        self._heddle_timer = None

    close = cancel

    def __enter__(self):
        if not self.pending:
            self.start()
        return self

    def __exit__(self, kind, error, traceback):
        self.cancel()
        return error is self and self.exception is False

    def __str__(self):
        if self.seconds is None:
            return ""
        return f"{self.seconds} second{'' if self.seconds == 1 else 's'}"


Timeout.__module__ = "gevent.timeout"


def _expire(timeout, hub, greenlet):
    timeout._heddle_timer = None
    error = timeout.exception
    error = timeout if error in (None, False) else error() if isinstance(error, type) else error
    turn = hub.main_turn if greenlet is None else greenlet._heddle_turn
    if turn is not None:
        turn.go_on(Raise(error), first=True)
    return
    yield


@define
def with_timeout(seconds, function, /, *args, timeout_value=None, **kwargs):
    timeout = Timeout.start_new(seconds)
    try:
        return (yield from invoke(function, *args, **kwargs))
    except Timeout as error:
        if error is timeout and timeout_value is not None:
            return timeout_value
        raise
    finally:
        timeout.cancel()
