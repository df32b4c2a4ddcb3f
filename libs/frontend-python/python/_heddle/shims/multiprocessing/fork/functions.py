"""Copies of functions: of the program's, bound to the child's modules; of others, only if something in their closures is copied."""

from functools import partial
from types import BuiltinMethodType, CellType, FunctionType, MethodType


def _function(fork, f):
    pair = fork.modules.get(id(f.__globals__))
    if pair is None:
        return _foreign(fork, f)
    parent, child = pair
    code = parent.source.code.moved(f.__code__, child.number) or f.__code__
    closure = None if f.__closure__ is None else tuple(_cell(fork, cell) for cell in f.__closure__)
    made = fork.know(f, FunctionType(code, child.space, f.__name__, None, closure))
    fork.fills.append((_fill_function, f, made))
    return made


def _foreign(fork, f):
    """The library's, or the plain function of a twin."""
    if f.__closure__ is None:
        return f
    fork.copies[id(f)] = (f, f)  # it may be in its own closure
    contents = [_content(fork, cell) for cell in f.__closure__]
    if all(old is new for (old, new) in contents):
        return f
    made = FunctionType(f.__code__, f.__globals__, f.__name__, None, tuple(CellType(new) for (_, new) in contents))
    fork.know(f, made)
    fork.fills.append((_fill_function, f, made))
    return made


def _content(fork, cell):
    try:
        value = cell.cell_contents
    except ValueError:
        return (None, None)
    return (value, fork.copy(value))


def _fill_function(fork, f, made):
    made.__defaults__ = fork.copy(f.__defaults__)
    made.__kwdefaults__ = None if f.__kwdefaults__ is None else {name: fork.copy(value) for name, value in f.__kwdefaults__.items()}
    made.__qualname__ = f.__qualname__
    made.__doc__ = f.__doc__
    made.__module__ = f.__module__
    for name, value in vars(f).items():
        setattr(made, name, fork.copy(value))


def _cell(fork, cell):
    known = fork.copies.get(id(cell))
    if known is not None:
        return known[1]
    made = CellType()
    fork.copies[id(cell)] = (cell, made)
    fork.fills.append((_fill_cell, cell, made))
    return made


def _fill_cell(fork, cell, made):
    try:
        value = cell.cell_contents
    except ValueError:
        return  # nothing was assigned yet
    made.cell_contents = fork.copy(value)


def _method(fork, method):
    return MethodType(fork.copy(method.__func__), fork.copy(method.__self__))


def _builtin_method(fork, method):
    owner = method.__self__
    made = fork.copy(owner)
    return method if made is owner else getattr(made, method.__name__)


def _partial(fork, value):
    return partial(fork.copy(value.func), *map(fork.copy, value.args), **{k: fork.copy(v) for k, v in value.keywords.items()})


def _wrapping(kind):
    def copy(fork, value):
        function = fork.copy(value.__func__)
        return value if function is value.__func__ else kind(function)

    return copy


def _property(fork, value):
    functions = [None if each is None else fork.copy(each) for each in (value.fget, value.fset, value.fdel)]
    return property(*functions, value.__doc__)


MAKERS = {
    FunctionType: _function,
    MethodType: _method,
    BuiltinMethodType: _builtin_method,
    partial: _partial,
    staticmethod: _wrapping(staticmethod),
    classmethod: _wrapping(classmethod),
    property: _property,
}
