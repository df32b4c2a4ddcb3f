"""`with`: entering and leaving through the twins of `__enter__` and `__exit__`."""

from types import FunctionType

from .state import SITE, set_register
from .twins import PLAIN, twin_of_function


def enter(manager, site):
    kind = type(manager)
    begin = getattr(kind, "__enter__", None)
    if begin is None or getattr(kind, "__exit__", None) is None:
        missing = "__enter__" if begin is None else "__exit__"
        raise TypeError(f"'{kind.__name__}' object does not support the context manager protocol (missed {missing} method)")
    set_register(SITE, site)
    if type(begin) is FunctionType and begin.__code__ is PLAIN:
        return (yield from twin_of_function(begin)(manager))
    return begin(manager)


def leave(manager, error, site):
    end = type(manager).__exit__
    args = (None, None, None) if error is None else (type(error), error, error.__traceback__)
    set_register(SITE, site)
    if type(end) is FunctionType and end.__code__ is PLAIN:
        return (yield from twin_of_function(end)(manager, *args))
    return end(manager, *args)
