"""Functions and their twins.

Each function of a program is a generator function, its twin, behind a plain function. Instrumented code calls twins;
whoever else calls (a sort key, a library) gets the plain function, which drives the twin to its end without a switch.
"""

from functools import partial
from types import BuiltinMethodType, FunctionType, MethodDescriptorType, MethodType, MethodWrapperType, ModuleType, WrapperDescriptorType

from ..kinds import BLOCKED, KIND_MASK, OUT_OF_FUEL
from .state import OWN_MODULES, RunOver, Varying, run
from .stop import Stop


class Library(Varying):
    """How its functions are called; see `looking` and `containers`, which stand on this module."""

    call = staticmethod(lambda f, /, *args, **kwargs: f(*args, **kwargs))
    method_of_base = staticmethod(lambda owner, name: None)


class Performer(Varying):
    """How an operation is performed at once, on the engine's side; see `bridge`."""

    perform = staticmethod(lambda code: 0)
    line_of = staticmethod(lambda site: 0)


def drive(coroutine):
    """Runs a coroutine to its end without a switch."""
    result = None
    try:
        while True:
            code = coroutine.send(result)
            if run.is_over:
                raise RunOver
            if type(code) is not int:
                raise RuntimeError("a greenlet would have to wait inside a call that cannot be interrupted")
            result = Performer.perform(code)
            if code & KIND_MASK == OUT_OF_FUEL:
                raise RunOver
            if result == BLOCKED:
                line = Performer.line_of(code >> 6)
                where = f" (line {line})" if line else ""
                coroutine.throw(RuntimeError(f"this would have to wait inside a call that cannot be interrupted{where}"))
    except StopIteration as end:
        return end.value
    except Stop as stop:
        raise StopIteration(*stop.args) from None


def define(twin):
    """The plain function of a twin."""

    def plain(*args, **kwargs):
        return drive(twin(*args, **kwargs))

    plain.__name__ = twin.__name__
    plain.__qualname__ = twin.__qualname__
    plain.__doc__ = twin.__doc__
    plain.__module__ = twin.__module__
    return plain


PLAIN = define(lambda: None).__code__


def function(body, defaults, keywords, definer):
    """A lambda: `body` has its code and its closure."""
    twin = FunctionType(body.__code__, body.__globals__, body.__name__, defaults or None, body.__closure__)
    twin.__kwdefaults__ = keywords or None
    twin.__qualname__ = body.__qualname__
    return definer(twin)


TWINS = frozenset([FunctionType, MethodType, partial])
"""What `tw` answers is a twin if, and only if, it is of one of these types."""

_METHODS = frozenset([BuiltinMethodType, MethodWrapperType])
_UNBOUND = frozenset([MethodDescriptorType, WrapperDescriptorType])

natives: dict[object, object] = {}
"""The twins of built-in functions, by the function."""
container_methods: dict[type, dict[str, object]] = {}
"""The twins of the methods of built-in containers; see `containers`."""


def twin_of_function(f):
    """The twin of a plain function, or None."""
    return f.__closure__[0].cell_contents if f.__code__ is PLAIN else None


def tw(f):
    """What to call for `f`: its twin, or something that is no twin."""
    kind = type(f)
    if kind is FunctionType:
        if f.__code__ is PLAIN:
            return f.__closure__[0].cell_contents
        return natives.get(f) or _library_twin(f)
    if kind is MethodType:
        return _method_twin(f)
    if kind is type or isinstance(f, type):
        return _class_twin(f)
    if kind is partial:
        return _partial_twin(f)
    if kind in _METHODS and type(f.__self__) in container_methods:
        twin = container_methods[type(f.__self__)].get(f.__name__) or Library.method_of_base(f.__self__, f.__name__)
        return f if twin is None else MethodType(twin, f.__self__)
    if kind in _UNBOUND and f.__objclass__ in container_methods:
        return container_methods[f.__objclass__].get(f.__name__, f)
    try:
        native = natives.get(f)
    except TypeError:
        native = None  # not hashable
    if native is not None:
        return native
    own = getattr(kind, "__call__", None)
    if type(own) is FunctionType and own.__code__ is PLAIN:
        return MethodType(own.__closure__[0].cell_contents, f)
    return _library_twin(f) if kind is BuiltinMethodType and isinstance(f.__self__, (ModuleType, type)) else f


def _library_twin(f):
    """Of a function or class of the library's that has no twin of its own; of the program's, nothing in it is to be seen."""
    return f.__call__ if f.__module__ in OWN_MODULES else MethodType(Library.call, f)




def _method_twin(f):
    inner = f.__func__
    if type(inner) is FunctionType:
        if inner.__code__ is PLAIN:
            return MethodType(inner.__closure__[0].cell_contents, f.__self__)
        native = natives.get(inner)
        return _library_twin(f) if native is None else MethodType(native, f.__self__)
    twin = tw(inner)
    return partial(twin, f.__self__) if type(twin) in TWINS else f.__call__


def _partial_twin(f):
    twin = tw(f.func)
    return partial(twin, *f.args, **f.keywords) if type(twin) in TWINS else f.__call__


def _class_twin(cls):
    native = natives.get(cls)
    if native is not None:
        return native
    if type(cls).__call__ is not type.__call__:
        return cls
    if is_plain(cls.__init__) or is_plain(cls.__new__):
        return MethodType(construct, cls)
    return cls if cls.__module__ in OWN_MODULES or issubclass(cls, BaseException) else MethodType(Library.call, cls)


def is_plain(f) -> bool:
    return type(f) is FunctionType and f.__code__ is PLAIN


def construct(cls, /, *args, **kwargs):
    """`cls(…)`, as `type.__call__` does it."""
    new = cls.__new__
    if is_plain(new):
        made = yield from twin_of_function(new)(cls, *args, **kwargs)
    elif new is object.__new__:
        made = new(cls)
    else:
        made = new(cls, *args, **kwargs)
    if not isinstance(made, cls):
        return made
    init = type(made).__init__
    if is_plain(init):
        result = yield from twin_of_function(init)(made, *args, **kwargs)
        if result is not None:
            raise TypeError(f"__init__() should return None, not '{type(result).__name__}'")
    else:
        init(made, *args, **kwargs)
    return made


def invoke(f, /, *args, **kwargs):
    """Calls anything as a coroutine."""
    twin = tw(f)
    if type(twin) in TWINS:
        return (yield from twin(*args, **kwargs))
    return twin(*args, **kwargs)
