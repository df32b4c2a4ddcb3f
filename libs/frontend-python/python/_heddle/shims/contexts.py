"""`contextlib`, as far as it calls the program's code: with twins, so that `with` can wait inside of it."""

import contextlib

from ..runtime.contexts import enter, leave
from ..runtime.generators import close_twin, next_twin, throw_twin
from ..runtime.printing import Output
from ..runtime.stop import Stop
from ..runtime.twins import define, invoke
from .kit import site


class _Manager:
    """What a function decorated with `contextmanager` returns."""

    def __init__(self, function, args, kwargs):
        self._heddle_call = (function, args, kwargs)
        self._heddle_generator = function(*args, **kwargs)

    @define
    def __enter__(self):
        try:
            return (yield from next_twin(self._heddle_generator))
        except Stop:
            raise RuntimeError("generator didn't yield") from None

    @define
    def __exit__(self, kind, error, traceback):
        generator = self._heddle_generator
        if kind is None:
            try:
                yield from next_twin(generator)
            except Stop:
                return False
            yield from close_twin(generator)
            raise RuntimeError("generator didn't stop")
        error = kind() if error is None else error
        try:
            yield from throw_twin(generator, error)
        except Stop as stop:
            return stop is not error
        except RuntimeError as raised:
            if raised is error or (isinstance(error, (Stop, StopIteration)) and raised.__cause__ is error):
                return False
            raise
        except BaseException as raised:
            if raised is error:
                return False
            raise
        yield from close_twin(generator)
        raise RuntimeError("generator didn't stop after throw()")

    @define
    def __call__(self, function):
        function_of, args, kwargs = self._heddle_call

        @define
        def inner(*own, **named):
            manager = _Manager(function_of, args, kwargs)
            yield from invoke(manager.__enter__)
            try:
                result = yield from invoke(function, *own, **named)
            except BaseException as error:
                if not (yield from invoke(manager.__exit__, type(error), error, error.__traceback__)):
                    raise
                return None
            yield from invoke(manager.__exit__, None, None, None)
            return result

        inner.__name__ = getattr(function, "__name__", "inner")
        return inner
        yield


class redirect_stdout:
    """`sys.stdout` is another file for a while. For all threads, as in CPython."""

    _heddle_stream = "stdout"

    def __init__(self, new_target):
        self._heddle_target = new_target
        self._heddle_former = []

    def __enter__(self):
        sys = Output.importing("sys")
        self._heddle_former.append(getattr(sys, self._heddle_stream))
        setattr(sys, self._heddle_stream, self._heddle_target)
        return self._heddle_target

    def __exit__(self, *error):
        setattr(Output.importing("sys"), self._heddle_stream, self._heddle_former.pop())


class redirect_stderr(redirect_stdout):
    _heddle_stream = "stderr"


def contextmanager(function):
    def make(*args, **kwargs):
        return _Manager(function, args, kwargs)

    make.__name__ = getattr(function, "__name__", "manager")
    make.__doc__ = getattr(function, "__doc__", None)
    return make


class closing:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    @define
    def __exit__(self, *error):
        yield from invoke(self.thing.close)


class ExitStack:
    """Managers and callbacks that are left, last in first out."""

    def __init__(self):
        self._heddle_exits = []

    @define
    def enter_context(self, manager):
        at = site()
        entered = yield from enter(manager, at)
        self._heddle_exits.append(lambda error: leave(manager, error, at))
        return entered

    @define
    def push(self, manager):
        at = site()
        if hasattr(type(manager), "__exit__"):
            self._heddle_exits.append(lambda error: leave(manager, error, at))
        else:
            args = lambda error: (None, None, None) if error is None else (type(error), error, error.__traceback__)
            self._heddle_exits.append(lambda error: invoke(manager, *args(error)))
        return manager
        yield

    def callback(self, function, /, *args, **kwargs):
        def call(error):
            yield from invoke(function, *args, **kwargs)
            return False

        self._heddle_exits.append(call)
        return function

    def pop_all(self):
        made = type(self)()
        made._heddle_exits, self._heddle_exits = self._heddle_exits, []
        return made

    @define
    def close(self):
        yield from _unwind(self, None)

    def __enter__(self):
        return self

    @define
    def __exit__(self, kind, error, traceback):
        return (yield from _unwind(self, error))


def _unwind(stack, error):
    original = error
    while stack._heddle_exits:
        leave_it = stack._heddle_exits.pop()
        try:
            if (yield from leave_it(error)):
                error = None
        except BaseException as raised:
            error = raised
    if error is not None and error is not original:
        raise error
    return original is not None and error is None


MEMBERS = {
    name: getattr(contextlib, name)
    for name in (
        "suppress", "nullcontext", "AbstractContextManager", "ContextDecorator", "asynccontextmanager", "aclosing", "AsyncExitStack",
        "AbstractAsyncContextManager", "AsyncContextDecorator",
    )
} | {"contextmanager": contextmanager, "closing": closing, "ExitStack": ExitStack, "redirect_stdout": redirect_stdout, "redirect_stderr": redirect_stderr}
