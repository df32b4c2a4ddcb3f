"""The program's own generators.

Their twins yield two kinds of things: operations, which are integers, and what the program yields, in a `Box`.
"""

from .state import RunOver, run
from .stop import Stop
from .twins import define, drive


class Box:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


class generator:
    """A generator as the program sees it: its methods have twins, so that it is switched wherever it is used."""

    __slots__ = ("_heddle_twin", "_heddle_running", "_heddle_begun", "_heddle_ended", "__name__", "__qualname__", "__weakref__")

    def __init__(self, twin):
        self._heddle_twin = twin
        self._heddle_running = self._heddle_begun = self._heddle_ended = False
        self.__name__ = twin.__name__
        self.__qualname__ = twin.__qualname__

    def __iter__(self):
        return self

    def __del__(self):
        if self._heddle_begun and not self._heddle_ended and not run.is_over:
            try:
                drive(close_twin(self))
            except RunOver:
                pass

    def __repr__(self):
        return f"<generator object {self.__qualname__}>"


def _resumed(self, action, argument):
    """Runs the generator on to what it yields next. Operations go on to the engine."""
    if self._heddle_running:
        raise ValueError("generator already executing")
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
        raise RuntimeError("generator raised StopIteration") from error
    except BaseException:
        self._heddle_ended = True
        raise
    finally:
        self._heddle_running = False


def next_twin(self):
    return _resumed(self, self._heddle_twin.send, None)


def send_twin(self, value):
    if value is not None and not self._heddle_begun:
        raise TypeError("can't send non-None value to a just-started generator")
    return _resumed(self, self._heddle_twin.send, value)


def throw_twin(self, error, value=None, traceback=None):
    if isinstance(error, type):
        error = error() if value is None else value if isinstance(value, BaseException) else error(value)
    return _resumed(self, self._heddle_twin.throw, error)


def close_twin(self):
    if self._heddle_ended or not self._heddle_begun:
        self._heddle_ended = True
        self._heddle_twin.close()
        return None
    try:
        yield from _resumed(self, self._heddle_twin.throw, GeneratorExit())
    except Stop as end:
        return end.value
    except GeneratorExit:
        return None
    raise RuntimeError("generator ignored GeneratorExit")


def _publish(name, twin):
    twin.__name__ = name
    twin.__qualname__ = f"generator.{name}"
    setattr(generator, name, define(twin))


_publish("__next__", next_twin)
_publish("send", send_twin)
_publish("throw", throw_twin)
_publish("close", close_twin)


def define_generator(twin):
    """The plain function of a generator function: calling it runs nothing of it."""

    def make(*args, **kwargs):
        return generator(twin(*args, **kwargs))

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
