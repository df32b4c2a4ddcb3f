"""`sched`: the event scheduler, on the virtual clock. As in Python: what is due runs in order of time, then priority, then as it was entered."""

from collections import namedtuple
from heapq import heapify, heappop, heappush
from itertools import count

from ..runtime.twins import invoke
from .clock import monotonic, sleep
from .kit import Root, define
from .locks import RLock

Event = namedtuple("Event", "time, priority, sequence, action, argument, kwargs")
Event.__module__ = "sched"


class scheduler(Root):
    def __init__(self, timefunc=monotonic, delayfunc=sleep):
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._heddle_events = []
        self._heddle_lock = RLock()
        self._heddle_sequence = count()

    @define
    def enterabs(self, time, priority, action, argument=(), kwargs=None):
        yield from invoke(self._heddle_lock.acquire)
        event = Event(time, priority, next(self._heddle_sequence), action, argument, {} if kwargs is None else kwargs)
        heappush(self._heddle_events, event)
        yield from invoke(self._heddle_lock.release)
        return event

    @define
    def enter(self, delay, priority, action, argument=(), kwargs=None):
        now = yield from invoke(self.timefunc)
        return (yield from invoke(self.enterabs, now + delay, priority, action, argument, kwargs))

    @define
    def cancel(self, event):
        yield from invoke(self._heddle_lock.acquire)
        try:
            self._heddle_events.remove(event)
            heapify(self._heddle_events)
        finally:
            yield from invoke(self._heddle_lock.release)

    def empty(self):
        return not self._heddle_events

    @define
    def run(self, blocking=True):
        while True:
            yield from invoke(self._heddle_lock.acquire)
            events = self._heddle_events
            if not events:
                yield from invoke(self._heddle_lock.release)
                return None
            event = events[0]
            now = yield from invoke(self.timefunc)
            is_due = event.time <= now
            if is_due:
                heappop(events)
            yield from invoke(self._heddle_lock.release)
            if is_due:
                yield from invoke(event.action, *event.argument, **event.kwargs)
                yield from invoke(self.delayfunc, 0)
            elif not blocking:
                return event.time - now
            else:
                yield from invoke(self.delayfunc, event.time - now)

    @property
    def queue(self):
        return sorted(self._heddle_events)


scheduler.__module__ = "sched"

MEMBERS = {"scheduler": scheduler, "Event": Event}
