"""`with` and `async with`: entering and leaving through the twins of `__enter__` and `__exit__`."""

from .coroutines import await_twin
from .state import SITE, set_register
from .twins import is_plain, twin_of_function


def enter(manager, site):
    """To be delegated to, as `leave` is: each level of coroutines costs at every switch, so this is no coroutine itself."""
    return _call(_special(manager, "__enter__", "__exit__", "__aenter__"), site, manager)


def leave(manager, error, site):
    return _call(type(manager).__exit__, site, manager, *_parts(error))


def enter_async(manager, site):
    begin = _special(manager, "__aenter__", "__aexit__", "__enter__")
    return (yield from await_twin((yield from _call(begin, site, manager)), site))


def leave_async(manager, error, site):
    left = yield from _call(type(manager).__aexit__, site, manager, *_parts(error))
    return (yield from await_twin(left, site))


def _special(manager, begin, end, other):
    kind = type(manager)
    if not (hasattr(kind, begin) and hasattr(kind, end)):
        raise TypeError(_unsupported(kind, begin, end, other))
    return getattr(kind, begin)


def _unsupported(kind, begin, end, other):
    """`other`: the method of a manager for the other statement."""
    protocol, statement = ("", "async with") if begin == "__enter__" else ("asynchronous ", "with")
    missing = next(name for name in (end, begin) if not hasattr(kind, name))
    message = f"'{kind.__name__}' object does not support the {protocol}context manager protocol (missed {missing} method)"
    if hasattr(kind, other):
        supported = "" if protocol else "asynchronous "
        message += f" but it supports the {supported}context manager protocol. Did you mean to use '{statement}'?"
    return message


def _parts(error):
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


def _call(special, site, *args):
    set_register(SITE, site)
    return twin_of_function(special)(*args) if is_plain(special) else _done(special(*args))


def _done(result):
    return result
    yield
