"""`Executor.map`: everything is submitted at once, the results come in the order of the arguments."""

from collections import deque

from ...runtime.generators import Box, generator
from ...runtime.iteration import END, Stepper, advance, iterate
from ...runtime.state import NOW, times
from ..kit import seconds
from ..threads import calling_from
from .future import awaited


def map_over(executor, fn, iterables, timeout, buffersize, at):
    limit = seconds(timeout)
    if buffersize is not None and not isinstance(buffersize, int):
        raise TypeError("buffersize must be an integer or None")
    if buffersize is not None and buffersize < 1:
        raise ValueError("buffersize must be None or > 0")
    end = None if limit < 0 else times[NOW] + limit
    sources = []
    for each in iterables:
        sources.append((yield from iterate(each, at << 6)))
    pending = deque()
    while buffersize is None or len(pending) < buffersize:
        if not (yield from _submit_next(executor, fn, sources, pending, at)):
            break
    return generator(_results(executor, fn, sources, pending, end, buffersize is not None, at))


def _submit_next(executor, fn, sources, pending, at):
    """False if one of the iterables is at its end."""
    args = []
    for source in sources:
        item = (yield from advance(source)) if type(source) is Stepper else next(source, END)
        if item is END:
            return False
        args.append(item)
    if not sources:
        return False
    pending.append((yield from calling_from(at, executor.submit, fn, *args)))
    return True


def _results(executor, fn, sources, pending, end, buffered, at):
    try:
        while pending:
            if buffered:
                yield from _submit_next(executor, fn, sources, pending, at)
            future = pending[0]
            limit = -1.0 if end is None else max(0.0, end - times[NOW])
            try:
                yield from awaited(future, limit, at)
            except TimeoutError:
                yield from calling_from(at, future.cancel)
                raise
            pending.popleft()
            if future._heddle_error is not None:
                raise future._heddle_error
            yield Box(future._heddle_result)
    finally:
        for future in pending:
            yield from calling_from(at, future.cancel)


_results.__name__ = _results.__qualname__ = "result_iterator"
