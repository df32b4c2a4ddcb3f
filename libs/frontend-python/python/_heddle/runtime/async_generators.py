"""The program's own asynchronous generators.

Their twins yield operations, `Box`es for the event loop, as coroutines do, and what the program yields, as `Produced`.
"""

from .coroutines import coroutine
from .generators import Suspendable, named_after, thrown
from .state import RunOver, run
from .stop import Stop


class Produced:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


class Hooks:
    """What an event loop does with a generator that begins, and with one that is dropped before its end."""

    first = staticmethod(lambda generator: None)
    dropped = staticmethod(lambda generator: None)


class async_generator(Suspendable):
    __slots__ = ()
    _heddle_noun = "asynchronous generator"

    def __aiter__(self):
        return self

    def __anext__(self):
        return _step_of("anext", _asend(self, None, "anext"))

    def asend(self, value):
        return _step_of("asend", _asend(self, value, "asend"))

    def athrow(self, error, value=None, traceback=None):
        return _step_of("athrow", _athrow(self, thrown(error, value)))

    def aclose(self):
        return _step_of("aclose", _aclose(self))

    @property
    def ag_running(self):
        return self._heddle_running

    def __del__(self):
        if self._heddle_begun and not self._heddle_ended and not run.is_over:
            again = async_generator(self._heddle_twin)
            again._heddle_begun, self._heddle_ended = True, True
            Hooks.dropped(again)

    def __repr__(self):
        return f"<async_generator object {self.__qualname__}>"


def _step_of(name, twin):
    """The awaitable of a step. Nobody is warned if it is not awaited."""
    twin.__name__ = twin.__qualname__ = f"async_generator_{name}"
    made = coroutine(twin)
    run.unawaited.pop(id(made))
    return made


def _asend(self, value, name):
    _check_idle(self, name)
    if self._heddle_ended:
        raise StopAsyncIteration
    if not self._heddle_begun:
        if value is not None:
            raise TypeError("can't send non-None value to a just-started async generator")
        Hooks.first(self)
    return (yield from _resumed(self, self._heddle_twin.send, value))


def _athrow(self, error):
    _check_idle(self, "athrow")
    if self._heddle_ended:
        raise StopAsyncIteration
    return (yield from _resumed(self, self._heddle_twin.throw, error))


def _aclose(self):
    _check_idle(self, "aclose")
    if self._heddle_ended or not self._heddle_begun:
        self._heddle_ended = True
        self._heddle_twin.close()
        return None
    try:
        yield from _resumed(self, self._heddle_twin.throw, GeneratorExit())
    except (StopAsyncIteration, GeneratorExit):
        return None
    raise RuntimeError("async generator ignored GeneratorExit")


def _check_idle(self, name):
    if self._heddle_running:
        raise RuntimeError(f"{name}(): asynchronous generator is already running")


def _resumed(self, action, argument):
    """Runs it on to what it yields next. What it awaits goes on to the event loop."""
    twin = self._heddle_twin
    self._heddle_running = self._heddle_begun = True
    try:
        made = action(argument)
        while type(made) is not Produced:
            try:
                value = yield made
            except RunOver:
                raise
            except BaseException as error:
                made = twin.throw(error)
            else:
                made = twin.send(value)
        return made.value
    except StopIteration:
        self._heddle_ended = True
        raise StopAsyncIteration from None
    except (Stop, StopAsyncIteration) as error:
        self._heddle_ended = True
        kind = "StopIteration" if isinstance(error, Stop) else "StopAsyncIteration"
        raise RuntimeError(f"async generator raised {kind}") from error
    except BaseException:
        self._heddle_ended = True
        raise
    finally:
        self._heddle_running = False


def define_async_generator(twin):
    """The plain function of an `async def` that yields."""

    def make(*args, **kwargs):
        return async_generator(twin(*args, **kwargs))

    return named_after(twin, make)
