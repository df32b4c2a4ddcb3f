"""The doors out of a program's own code that are no names: attributes chosen at run time, and what classes consist of."""

import builtins
import string
from functools import partial
from types import BuiltinMethodType, FunctionType, MappingProxyType, MethodDescriptorType, MethodWrapperType, WrapperDescriptorType

from ..instrument.forbidden import CHECKED, FORMATS, GUARDED, is_hidden, is_undefinable
from . import frozen
from .memory import OWN_MODULES, dictionary_of, refuse_foreign

_FIELDS = string.Formatter()


def checked(name: object) -> object:
    if isinstance(name, str) and is_hidden(name):
        raise AttributeError(f"`{name}` is not available here: it leads out of your own code")
    return name


def simple(name: object) -> str:
    """Of a name that the library will look up or set: it must be a text, and none that is hidden or guarded."""
    if type(name) is not str or name in GUARDED or name in CHECKED:
        raise AttributeError(f"an attribute cannot be reached by the name {name!r:.80} here")
    return checked(name)


def _is_own(owner: object) -> bool:
    return not isinstance(owner, (type, FunctionType)) or owner.__module__ in OWN_MODULES


def guarded(owner: object, name: str) -> object:
    """`owner.__dict__`, `owner.__setattr__`: of classes and functions that are not the program's own they would open everything."""
    if not _is_own(owner) and not (owner is object and name in ("__setattr__", "__delattr__")):
        raise AttributeError(f"`{name}` of {owner.__name__} is not available here: it leads out of your own code")
    found = builtins.getattr(owner, name)
    if name == "__dict__" and any(is_hidden(key) for key in found if type(key) is str):
        return {key: value for key, value in found.items() if not is_hidden(key)}  # of a shim: what is ours is not shown
    if name == "__dict__" and id(owner) in frozen.objects:
        return MappingProxyType({**found})
    if type(found) in (MethodWrapperType, WrapperDescriptorType):
        return partial(change, found)
    return dictionary_of(owner, found) if type(found) is dict and name == "__dict__" else found


def change(native, *args):
    """`object.__setattr__(owner, name, value)`, `super().__setattr__(name, value)`."""
    owner, name = changed(native, *args)
    refuse_foreign(owner, name)
    checked(name)
    return native(*args)


def changed(native, *args) -> tuple[object, object]:
    """Whose attribute it is, and its name."""
    return (native.__self__, *args[:1]) if type(native) is MethodWrapperType else args[:2]


def get_attribute(owner, name, /, *default):
    if name in GUARDED:
        return guarded(owner, name)
    return safe(builtins.getattr(owner, checked(name), *default))


def set_attribute(owner, name, value, /):
    refuse_foreign(owner, name)
    builtins.setattr(owner, checked(name), value)


def delete_attribute(owner, name, /):
    refuse_foreign(owner, name)
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


def safe(found):
    """In place of `str.format`, as a function or bound to a text, and of a container of the library's: what a program may have."""
    if id(found) in frozen.views:
        return frozen.views[id(found)][1]
    if type(found) is MethodDescriptorType and found.__objclass__ is str and found.__name__ in FORMATS:
        return FORMATTERS[found.__name__]
    if type(found) is BuiltinMethodType and found.__name__ in FORMATS and isinstance(found.__self__, str):
        return partial(FORMATTERS[found.__name__], found.__self__)
    return found


FORMATTERS = {"format": format_text, "format_map": format_map}


def pattern_class(cls):
    """
    The class of a pattern with positional parts, which Python asks which attributes these are.

        class Meta(ABCMeta):
            def __getattr__(cls, name): return ("__globals__",)
    """
    if not isinstance(cls, type):
        return cls  # Python says so itself
    names = builtins.getattr(cls, "__match_args__", ())
    if type(names) is not tuple:
        raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple")
    for name in names:
        simple(name)
    return cls if type(cls) is type else _Pattern(cls.__name__, (), {"__match_args__": names, "of": cls})


class _Pattern(type):
    """Stands for a class whose metaclass could answer something else when it is asked again."""

    def __instancecheck__(self, value):
        return isinstance(value, self.of)


def _check_fields(template: str) -> None:
    for _, field, inner, _ in _FIELDS.parse(template):
        for part in (field or "").replace("[", ".").replace("]", ".").split("."):
            checked(part)
        if inner:
            _check_fields(inner)
