"""`with` and `async with`: entering and leaving through the twins of `__enter__` and `__exit__`."""

from .coroutines import await_twin
from .state import SITE, set_register
from .twins import twin_of_function, _is_plain


def enter(manager, site):
    begin = _special(manager, "__enter__", "__exit__", ("__aenter__", "async with"), "")
    return (yield from _call(begin, site, manager))


def leave(manager, error, site):
    return (yield from _call(type(manager).__exit__, site, manager, *_parts(error)))


def enter_async(manager, site):
    begin = _special(manager, "__aenter__", "__aexit__", ("__enter__", "with"), "asynchronous ")
    return (yield from await_twin((yield from _call(begin, site, manager)), site))


def leave_async(manager, error, site):
    left = yield from _call(type(manager).__aexit__, site, manager, *_parts(error))
    return (yield from await_twin(left, site))


def _special(manager, begin, end, other, protocol):
    kind = type(manager)
    missing = next((name for name in (end, begin) if not hasattr(kind, name)), None)
    if missing is None:
        return getattr(kind, begin)
    message = f"'{kind.__name__}' object does not support the {protocol}context manager protocol (missed {missing} method)"
    special, statement = other
    if hasattr(kind, special):
        supported = "" if protocol else "asynchronous "
        message += f" but it supports the {supported}context manager protocol. Did you mean to use '{statement}'?"
    raise TypeError(message)


def _parts(error):
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


def _call(special, site, *args):
    set_register(SITE, site)
    if _is_plain(special):
        return (yield from twin_of_function(special)(*args))
    return special(*args)
