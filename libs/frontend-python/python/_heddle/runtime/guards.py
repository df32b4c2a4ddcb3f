"""The doors out of a program's own code that are no names: attributes chosen at run time, and what classes consist of."""

import annotationlib
import builtins
import string

from ..instrument.forbidden import is_hidden, is_undefinable
from .memory import OWN_MODULES

_FIELDS = string.Formatter()


def checked(name: object) -> object:
    if isinstance(name, str) and is_hidden(name):
        raise AttributeError(f"`{name}` is not available here: it leads out of your own code")
    return name


def _is_own(owner: object) -> bool:
    return not isinstance(owner, type) or owner.__module__ in OWN_MODULES


def guarded(owner: object, name: str) -> object:
    """`owner.__dict__`, `owner.__setattr__`: of classes that are not the program's own they would open everything."""
    if not _is_own(owner) and not (owner is object and name != "__dict__"):
        raise AttributeError(f"`{name}` of {owner.__name__} is not available here: it leads out of your own code")
    found = builtins.getattr(owner, name)
    if name == "__dict__" and any(is_hidden(key) for key in found if type(key) is str):
        return {key: value for key, value in found.items() if not is_hidden(key)}  # of a shim: what is ours is not shown
    return found


def get_attribute(owner, name, /, *default):
    return builtins.getattr(owner, checked(name), *default) if name not in GUARDED else guarded(owner, name)


def set_attribute(owner, name, value, /):
    if not _is_own(owner):
        raise TypeError(f"cannot set '{name}' attribute of immutable type '{owner.__name__}'")
    builtins.setattr(owner, checked(name), value)


def delete_attribute(owner, name, /):
    if not _is_own(owner):
        raise TypeError(f"cannot delete '{name}' attribute of immutable type '{owner.__name__}'")
    builtins.delattr(owner, checked(name))


def has_attribute(owner, name, /):
    return builtins.hasattr(owner, checked(name))


def variables(owner, /):
    """`vars`."""
    return guarded(owner, "__dict__")


def names_of(*owner):
    """`dir`."""
    return [name for name in builtins.dir(*owner) if not is_hidden(name)]


def make_class(*args, **kwargs):
    """`type`, with three arguments."""
    for name in args[2] if len(args) == 3 else ():
        if is_undefinable(name):
            raise AttributeError(f"`{name}` cannot be defined here: it leads out of your own code")
    return type(*args, **kwargs)


def format_text(template, /, *args, **kwargs):
    """`str.format`, whose fields can name attributes, too."""
    _check_fields(template)
    return str.format(template, *args, **kwargs)


def format_map(template, mapping, /):
    _check_fields(template)
    return str.format_map(template, mapping)


def _check_fields(template: str) -> None:
    for _, field, inner, _ in _FIELDS.parse(template):
        for part in (field or "").replace("[", ".").replace("]", ".").split("."):
            checked(part)
        if inner:
            _check_fields(inner)


GUARDED = frozenset(["__dict__", "__setattr__", "__delattr__"])


def _refuse(*args, **kwargs):
    raise NameError("a text is not evaluated here")


def close_library() -> None:
    """Once: what Python's own library would evaluate of a text that a program gives it."""
    annotationlib.ForwardRef.evaluate = _refuse
