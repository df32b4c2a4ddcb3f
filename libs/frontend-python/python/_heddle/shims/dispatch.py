"""`functools.singledispatch`, whose implementations can be switched in."""

import functools
from types import UnionType
from typing import get_args

from ..runtime.twins import define, invoke


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        return registry.get(cls) or functools._find_impl(cls, registry)

    def register(cls, func=None):
        kinds = get_args(cls) if isinstance(cls, UnionType) else (cls,)
        if not all(isinstance(kind, type) for kind in kinds):
            raise TypeError("here a class is named in the decorator: @name.register(int)")
        if func is None:
            return lambda implementation: register(cls, implementation)
        registry.update(dict.fromkeys(kinds, func))
        return func

    @define
    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return (yield from invoke(dispatch(args[0].__class__), *args, **kwargs))

    wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, registry
    return functools.update_wrapper(wrapper, func)


MEMBERS = {"singledispatch": singledispatch}
