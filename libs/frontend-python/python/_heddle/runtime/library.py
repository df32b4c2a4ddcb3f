"""What Python's own library would do for a program that the program may not do itself. Mended once, before the snapshot."""

import abc
import annotationlib
import argparse
import ast
import copy
import dataclasses
import functools
import string
import traceback

from ..instrument.forbidden import Forbidden
from . import guards
from .frozen import refuse_change
from .looking import LOOKED_INTO


def _evaluate(*args, **kwargs):
    raise NameError("a text is not evaluated here")


_update_wrapper = functools.update_wrapper
_COPIED = frozenset(functools.WRAPPER_ASSIGNMENTS + functools.WRAPPER_UPDATES)


def update_wrapper(wrapper, wrapped, assigned=functools.WRAPPER_ASSIGNMENTS, updated=functools.WRAPPER_UPDATES):
    """`update_wrapper(spy, function, assigned=("__globals__",))` would hand over anything."""
    assigned, updated = tuple(assigned), tuple(updated)
    for name in (*assigned, *updated):
        if type(name) is not str or name not in _COPIED:
            guards.simple(name)
    refuse_change(wrapper, "__wrapped__")
    return _update_wrapper(wrapper, wrapped, assigned, updated)


_reconstruct = copy._reconstruct


def reconstruct(x, memo, func, args, state=None, *more, **options):
    """A `__reduce_ex__` can say that an object is made by fetching somebody else, with attributes to be set."""
    parts = state if type(state) is tuple and len(state) == 2 else (state,)
    plain = [dict(part) if isinstance(part, dict) else part for part in parts]
    for part in plain:
        for name in part if type(part) is dict else ():
            guards.simple(name)

    def make(*args):
        made = func(*args)
        if state is not None:
            guards.refuse_foreign(made, "__setstate__")
        return made

    return _reconstruct(x, memo, make, args, tuple(plain) if len(plain) == 2 else plain[0], *more, **options)


_BUILTINS = {"hash": hash, "super": super, "type": type, "NotImplemented": NotImplemented}


def execute(text, namespace, result):
    """
    What `dataclasses` writes has the names of the fields in it, whatever they are.

        X.__annotations__ = {"a=__import__('sys').modules": int}
    """
    tree = ast.parse(text)
    Forbidden(lambda line, offset: offset, False).visit(tree)
    exec(compile(tree, "<string>", "exec"), {"__builtins__": _BUILTINS}, result)


_extract = traceback.StackSummary.__dict__["_extract_from_extended_frame_gen"].__func__


def extract(cls, frames, *, capture_locals=False, **options):
    """Never with the variables of the frames: some are the harness's."""
    return _extract(cls, frames, capture_locals=False, **options)


_register = abc.ABCMeta.register


def register(cls, subclass):
    """`Real.register(complex)` would outlive the run."""
    if isinstance(subclass, type):
        guards.refuse_foreign(subclass, "register")
    return _register(cls, subclass)


_make_data_class = dataclasses._process_class


def make_data_class(cls, *options):
    made = _make_data_class(cls, *options)
    LOOKED_INTO.add(made)
    return made


def _no_files(*args, **kwargs):
    raise RuntimeError("open() is not available here: there are no files")


def close_library() -> None:
    string.Template.pattern  # compiled when it is asked for first, which would change the class
    abc.ABCMeta.register = register
    annotationlib.ForwardRef.evaluate = _evaluate
    functools.update_wrapper = update_wrapper
    copy._reconstruct = reconstruct
    copy.setattr = argparse.setattr = guards.set_attribute
    argparse.open = _no_files
    argparse.getattr, argparse.hasattr, argparse.vars = guards.get_attribute, guards.has_attribute, guards.variables
    dataclasses.exec = execute
    dataclasses._process_class = make_data_class
    traceback.StackSummary._extract_from_extended_frame_gen = classmethod(extract)
