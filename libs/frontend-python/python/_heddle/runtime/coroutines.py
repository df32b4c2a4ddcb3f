"""The program's own coroutines, and `await`.

A coroutine's twin yields operations, which are integers, and in a `Box` what an event loop is to see (asyncio: a future).
Awaiting passes both on, so that the coroutine that a loop drives yields what the innermost one does.
"""

from .generators import Box, Suspendable, close_twin, delegate, generator, named_after, publish, resumed, send_twin, thrown
from .iteration import END
from .state import SITE, RunOver, Varying, run, set_register
from .stop import Stop
from .twins import is_plain, twin_of_function


class coroutine(Suspendable):
    """A coroutine as the program sees it."""

    __slots__ = ()
    _heddle_noun = "coroutine"

    def __init__(self, twin):
        Suspendable.__init__(self, twin)
        run.unawaited[id(self)] = self

    @property
    def cr_running(self):
        return self._heddle_running

    @property
    def cr_suspended(self):
        return self._heddle_begun and not self._heddle_running and not self._heddle_ended

    def __await__(self):
        return coroutine_wrapper(self)

    def __repr__(self):
        return f"<coroutine object {self.__qualname__}>"


class coroutine_wrapper:
    """What `coroutine.__await__` answers: for library code that awaits one of the program's."""

    __slots__ = ("_heddle_coroutine",)

    def __init__(self, awaited):
        self._heddle_coroutine = awaited

    def __iter__(self):
        return self

    def __next__(self):
        return self._heddle_coroutine.send(None)

    def send(self, value):
        return self._heddle_coroutine.send(value)

    def throw(self, *error):
        return self._heddle_coroutine.throw(*error)

    def close(self):
        return self._heddle_coroutine.close()


def _begin(self):
    run.unawaited.pop(id(self), None)
    if self._heddle_ended:
        raise RuntimeError("cannot reuse already awaited coroutine")


def send_coroutine(self, value):
    _begin(self)
    return send_twin(self, value)


def throw_coroutine(self, error, value=None, traceback=None):
    _begin(self)
    return resumed(self, self._heddle_twin.throw, thrown(error, value))


def _close(self):
    run.unawaited.pop(id(self), None)
    return close_twin(self)


publish(coroutine, send=send_coroutine, throw=throw_coroutine, close=_close)


def define_coroutine(twin):
    """The plain function of an `async def`: calling it runs nothing of it."""

    def make(*args, **kwargs):
        return coroutine(twin(*args, **kwargs))

    return named_after(twin, make)


def from_generator(function):
    """`types.coroutine`: the generators that a function makes can be awaited."""

    def make(*args, **kwargs):
        made = function(*args, **kwargs)
        if type(made) is not generator:
            return made
        awaitable = coroutine(made._heddle_twin)
        run.unawaited.pop(id(awaitable))
        return awaitable

    return named_after(function, make)


MAKES_COROUTINE = define_coroutine(lambda: None).__code__
"""By it `iscoroutinefunction` knows one."""


class Awaiting(Varying):
    """Where the coroutine that was suspended last awaits."""

    site = 0


def await_twin(awaited, site):
    """`await awaited`."""
    kind = type(awaited)
    if kind is coroutine:
        return (yield from _awaited(awaited))
    begin = getattr(kind, "__await__", None)
    if begin is None:
        raise TypeError(f"'{kind.__name__}' object can't be awaited")
    set_register(SITE, site)
    iterator = (yield from twin_of_function(begin)(awaited)) if is_plain(begin) else begin(awaited)
    if type(iterator) is coroutine:
        raise TypeError("__await__() returned a coroutine")
    if type(iterator) is generator:
        Awaiting.site = site
        return (yield from delegate(iterator))
    if not hasattr(type(iterator), "__next__"):
        raise TypeError(f"__await__() returned non-iterator of type '{type(iterator).__name__}'")
    return (yield from _native(iterator, site))


def _awaited(inner):
    """What the inner coroutine yields is for whoever drives the outer one; so is what comes back."""
    _begin(inner)
    if inner._heddle_begun:
        raise RuntimeError("coroutine is being awaited already")
    inner._heddle_begun = inner._heddle_running = True
    try:
        return (yield from inner._heddle_twin)
    except Stop as error:
        raise RuntimeError("coroutine raised StopIteration") from error
    finally:
        inner._heddle_running = False
        inner._heddle_ended = True


def _native(iterator, site):
    """Something of the library's."""
    resume, argument = _send_to, None
    while True:
        try:
            item = resume(iterator, argument)
        except StopIteration as end:
            return end.value
        try:
            Awaiting.site = site
            resume, argument = _send_to, (yield Box(item))
        except GeneratorExit:
            if hasattr(iterator, "close"):
                iterator.close()
            raise
        except RunOver:
            raise
        except BaseException as error:
            if not hasattr(iterator, "throw"):
                raise
            resume, argument = _throw_into, error


def _send_to(iterator, value):
    return next(iterator) if value is None else iterator.send(value)


def _throw_into(iterator, error):
    return iterator.throw(error)


def call_special(owner, name, site):
    """`type(owner).name(owner)`, through its twin if it has one."""
    special = getattr(type(owner), name)
    set_register(SITE, site)
    if is_plain(special):
        return (yield from twin_of_function(special)(owner))
    return special(owner)


def iterate_async(source, site):
    """`aiter(source)`."""
    if not hasattr(type(source), "__aiter__"):
        raise TypeError(f"'async for' requires an object with __aiter__ method, got {type(source).__name__}")
    iterator = yield from call_special(source, "__aiter__", site)
    if not hasattr(type(iterator), "__anext__"):
        got = type(iterator).__name__
        raise TypeError(f"'async for' received an object from __aiter__ that does not implement __anext__: {got}")
    return iterator


def next_async(iterator, site):
    """The next element of an `async for`, or `END`."""
    try:
        following = yield from call_special(iterator, "__anext__", site)
        return (yield from await_twin(following, site))
    except StopAsyncIteration:
        return END
