"""`time`, on virtual time: nothing ever waits, and no sleep orders anything."""

import time as real

from ..kinds import SLEEP
from ..runtime.state import Varying
from .kit import define, operation, site

BEGIN = 1_767_225_600.0
"""When every run begins: 2026-01-01, in seconds since 1970."""


class Clock(Varying):
    """On the engine's side, which sees to it that a loop which does nothing but look at the clock comes to its end; see `bridge`."""

    read = staticmethod(lambda: 0.0)


@define
def sleep(seconds, /):
    at = site()
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    yield operation(SLEEP, at, 0, 0, float(seconds))


def time():
    return BEGIN + Clock.read()


def monotonic():
    return Clock.read()


def perf_counter():
    return Clock.read()


def process_time():
    return Clock.read()


def _nanoseconds(clock):
    def now():
        return round(clock() * 1_000_000_000)

    now.__name__ = f"{clock.__name__}_ns"
    return now


def gmtime(seconds=None):
    return real.gmtime(time() if seconds is None else seconds)


def strftime(format, moment=None):
    return real.strftime(format, gmtime() if moment is None else moment)


def ctime(seconds=None):
    return real.asctime(gmtime(seconds))


def asctime(moment=None):
    return real.asctime(gmtime() if moment is None else moment)


MEMBERS = {
    "sleep": sleep,
    "time": time,
    "time_ns": _nanoseconds(time),
    "monotonic": monotonic,
    "monotonic_ns": _nanoseconds(monotonic),
    "perf_counter": perf_counter,
    "perf_counter_ns": _nanoseconds(perf_counter),
    "process_time": process_time,
    "gmtime": gmtime,
    "localtime": gmtime,
    "strftime": strftime,
    "ctime": ctime,
    "asctime": asctime,
    "struct_time": real.struct_time,
}
