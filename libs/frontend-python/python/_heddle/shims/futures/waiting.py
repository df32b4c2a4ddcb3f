"""`wait` and `as_completed`: a queue of the engine's, into which the futures that are waited for come as they are done."""

from collections import deque
from typing import NamedTuple

from ...kinds import INSPECT, NO, QUEUE, QUEUE_GET
from ...runtime.generators import Box, generator
from ...runtime.iteration import collect
from ...runtime.state import NOW, create, times
from ..kit import define, operation, seconds, site
from .future import CANCELLED, CANCELLED_AND_NOTIFIED, DONE

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


class DoneAndNotDoneFutures(NamedTuple):
    done: set
    not_done: set


class Waiter:
    """Somebody who waits for the first of several futures."""

    def __init__(self):
        self.number = create(QUEUE, 0)
        self.ready = deque()


def _attend(futures, at):
    """A waiter for those that are not done yet; and those that are."""
    waiter, done = Waiter(), []
    for future in futures:
        yield operation(INSPECT, at, future._heddle_id)
        if future._heddle_state in DONE:
            done.append(future)
        else:
            future._heddle_waiters.append(waiter)
    return waiter, done


def _next_done(waiter, end, at):
    """The next one to be done; None if the time is up first. `end`: on the clock, None for ever."""
    limit = -1.0 if end is None else max(0.0, end - times[NOW])
    if (yield operation(QUEUE_GET, at, waiter.number, 0, limit)) == NO:
        return None
    return waiter.ready.popleft()


def _leave(waiter, futures):
    for future in futures:
        if waiter in future._heddle_waiters:
            future._heddle_waiters.remove(waiter)


def _end(timeout):
    limit = seconds(timeout)
    return None if limit < 0 else times[NOW] + limit


def _ends_wait(future, return_when) -> bool:
    if return_when == FIRST_EXCEPTION:
        return future._heddle_state not in (CANCELLED, CANCELLED_AND_NOTIFIED) and future._heddle_error is not None
    return return_when == FIRST_COMPLETED


@define
def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    at = site()
    end = _end(timeout)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return condition: {return_when!r}")
    futures = set((yield from collect(fs, at << 6)))
    waiter, done = yield from _attend(sorted(futures, key=hash), at)
    over = any(_ends_wait(future, return_when) for future in done)
    while not over and len(done) < len(futures):
        future = yield from _next_done(waiter, end, at)
        if future is None:
            break
        done.append(future)
        over = _ends_wait(future, return_when)
    _leave(waiter, futures)
    return DoneAndNotDoneFutures(set(done), futures - set(done))


@define
def as_completed(fs, timeout=None):
    at = site()
    end = _end(timeout)
    futures = set((yield from collect(fs, at << 6)))
    return generator(_as_completed(futures, end, at))


def _as_completed(futures, end, at):
    waiter, done = yield from _attend(sorted(futures, key=hash), at)
    left = len(futures)
    try:
        for future in done:
            left -= 1
            yield Box(future)
        while left:
            future = yield from _next_done(waiter, end, at)
            if future is None:
                raise TimeoutError(f"{left} (of {len(futures)}) futures unfinished")
            left -= 1
            yield Box(future)
    finally:
        _leave(waiter, futures)


_as_completed.__qualname__ = _as_completed.__name__ = "as_completed"
