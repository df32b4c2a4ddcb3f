"""Copies of the program's classes: their methods have to use the child's variables, and their data is the child's own."""

from _abc import _abc_init
from abc import ABCMeta
from enum import EnumType
from types import GetSetDescriptorType, MemberDescriptorType

from ....runtime.memory import OWN_MODULES

_MADE_BY_PYTHON = frozenset(["__dict__", "__weakref__", "__module__", "__qualname__", "__slots__", "_abc_impl", "__class__"])


def copy(fork, cls):
    if cls.__module__ not in OWN_MODULES or isinstance(cls, EnumType):
        return cls  # an enumeration's members are what they are: they are compared by identity
    bases = tuple(fork.copy(each) for each in cls.__bases__)
    known = fork.copies.get(id(cls))
    if known is not None:
        return known[1]
    members = {"__module__": cls.__module__, "__qualname__": cls.__qualname__}
    if "__slots__" in vars(cls):
        members["__slots__"] = vars(cls)["__slots__"]
    kind = fork.copy(type(cls))
    # Not by calling the metaclass: the class was made already, and nothing of the program's runs in a fork.
    made = fork.know(cls, type.__new__(kind, cls.__name__, bases, members))
    fork.fills.append((_fill, cls, made))
    return made


def _fill(fork, cls, made):
    for name, value in vars(cls).items():
        if name not in _MADE_BY_PYTHON and not isinstance(value, (MemberDescriptorType, GetSetDescriptorType)):
            type.__setattr__(made, name, fork.copy(value))
    if isinstance(made, ABCMeta):
        fork.late_fills.append((_begin_abstract, cls, made))


def _begin_abstract(fork, cls, made):
    _abc_init(made)
