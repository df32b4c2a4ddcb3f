"""The program's own generators.

Their twins yield two kinds of things: operations, which are integers, and what the program yields, in a `Box`.
"""

from .identity import Root, identity
from .state import RunOver, run
from .stop import Stop
from .twins import define, drive


class Box:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


class Suspendable(Root):
    """What can be resumed, and where it stands."""

    __slots__ = ("_heddle_twin", "_heddle_running", "_heddle_begun", "_heddle_ended", "__name__", "__qualname__", "__weakref__")
    _heddle_noun = "generator"

    def __init__(self, twin):
        self._heddle_twin = twin
        self._heddle_running = self._heddle_begun = self._heddle_ended = False
        self.__name__ = twin.__name__
        self.__qualname__ = twin.__qualname__


class generator(Suspendable):
    """A generator as the program sees it: its methods have twins, so that it is switched wherever it is used."""

    __slots__ = ()

    def __iter__(self):
        return self

    @property
    def gi_running(self):
        return self._heddle_running

    @property
    def gi_suspended(self):
        return self._heddle_begun and not self._heddle_running and not self._heddle_ended

    def __del__(self):
        if self._heddle_begun and not self._heddle_ended and not run.is_over:
            try:
                drive(close_twin(self))
            except RunOver:
                pass

    def __repr__(self):
        return f"<generator object {self.__qualname__} at 0x{identity(self):012x}>"


def resumed(self, action, argument):
    """Runs a generator or a coroutine on to what it yields next. Operations go on to the engine."""
    if self._heddle_running:
        raise ValueError(f"{self._heddle_noun} already executing")
    self._heddle_running = self._heddle_begun = True
    try:
        made = action(argument)
        while type(made) is not Box:
            made = self._heddle_twin.send((yield made))
        return made.value
    except StopIteration as end:
        self._heddle_ended = True
        raise Stop(*(() if end.value is None else (end.value,))) from None
    except Stop as error:
        self._heddle_ended = True
        raise RuntimeError(f"{self._heddle_noun} raised StopIteration") from error
    except BaseException:
        self._heddle_ended = True
        raise
    finally:
        self._heddle_running = False


def next_twin(self):
    return resumed(self, self._heddle_twin.send, None)


def send_twin(self, value):
    if value is not None and not self._heddle_begun:
        raise TypeError(f"can't send non-None value to a just-started {self._heddle_noun}")
    return resumed(self, self._heddle_twin.send, value)


def throw_twin(self, error, value=None, traceback=None):
    return resumed(self, self._heddle_twin.throw, thrown(error, value))


def thrown(error, value=None):
    """The exception that `throw` means."""
    if isinstance(error, type) and issubclass(error, BaseException):
        error = error() if value is None else value if isinstance(value, BaseException) else error(value)
    if not isinstance(error, BaseException):
        raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {type(error).__name__}")
    return Stop(*error.args) if type(error) is StopIteration else error


def close_twin(self):
    if self._heddle_ended or not self._heddle_begun:
        self._heddle_ended = True
        self._heddle_twin.close()
        return None
    try:
        yield from resumed(self, self._heddle_twin.throw, GeneratorExit())
    except Stop as end:
        return end.value
    except GeneratorExit:
        return None
    raise RuntimeError(f"{self._heddle_noun} ignored GeneratorExit")


def publish(kind, **twins):
    """Makes twins the methods of a class."""
    for name, twin in twins.items():
        plain = define(twin)
        plain.__name__ = name
        plain.__qualname__ = f"{kind.__name__}.{name}"
        setattr(kind, name, plain)


publish(generator, __next__=next_twin, send=send_twin, throw=throw_twin, close=close_twin)


def define_generator(twin):
    """The plain function of a generator function: calling it runs nothing of it."""

    def make(*args, **kwargs):
        return generator(twin(*args, **kwargs))

    return named_after(twin, make)


def named_after(twin, make):
    make.__name__ = twin.__name__
    make.__qualname__ = twin.__qualname__
    make.__doc__ = twin.__doc__
    make.__module__ = twin.__module__
    return make


def delegate(source):
    """`yield from source`, inside a program's generator."""
    if type(source) is not generator:
        source = _adapted(iter(source))
    following = next_twin(source)
    while True:
        try:
            item = yield from following
        except Stop as stop:
            return stop.value
        try:
            value = yield Box(item)
        except GeneratorExit:
            yield from close_twin(source)
            raise
        except RunOver:
            raise
        except BaseException as error:
            following = throw_twin(source, error)
        else:
            following = send_twin(source, value)


def _adapted(iterator):
    """A native iterator as one of the program's generators."""

    def items():
        for item in iterator:
            yield Box(item)

    return generator(items())
