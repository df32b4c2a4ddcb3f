"""What the library asks about coroutines and generators: the program's own are not Python's."""

import inspect
import types
from collections.abc import Coroutine
from functools import partial
from types import FunctionType, MethodType

from ..runtime.async_generators import async_generator
from ..runtime.coroutines import MAKES_COROUTINE, coroutine, from_generator
from ..runtime.generators import generator


def iscoroutine(object):
    return isinstance(object, (coroutine, types.CoroutineType, Coroutine))


def iscoroutinefunction(function):
    while isinstance(function, (MethodType, partial)):
        function = function.__func__ if isinstance(function, MethodType) else function.func
    return (type(function) is FunctionType and function.__code__ is MAKES_COROUTINE) or inspect.iscoroutinefunction(function)


TYPES = {
    "GeneratorType": generator,
    "CoroutineType": coroutine,
    "AsyncGeneratorType": async_generator,
    "coroutine": from_generator,
}
