"""What a program finds without importing it: Python's own, less what leads out of its namespace."""

import builtins

from . import guards
from .containers import adopt
from .identity import build_class, identity
from .printing import show

REMOVED = "breakpoint compile eval exec exit quit help license credits copyright open globals locals memoryview".split()


def _refuse(what: str, instead: str):
    def refused(*args, **kwargs):
        raise RuntimeError(f"{what} is not available here: {instead}")

    return refused


def leave(code=None):
    """`exit`, `quit`."""
    raise SystemExit(code)


def _build_class(body, name, /, *bases, **keywords):
    return adopt(build_class(body, name, *bases, **keywords))


_REFUSING = {
    "input": _refuse("input()", "there is nobody to ask. Write the value into the program"),
    "open": _refuse("open()", "there are no files"),
    "globals": _refuse("globals()", "use the variables by their names"),
    "locals": _refuse("locals()", "use the variables by their names"),
}


def make_builtins(import_module) -> dict[str, object]:
    """A new set of built-ins, for one program."""
    made = {name: value for name, value in vars(builtins).items() if name not in REMOVED and not name.startswith("_")}
    made.update({
        "__build_class__": _build_class,
        "id": identity,
        "__import__": import_module,
        "__debug__": True,
        "print": show,
        "exit": leave,
        "quit": leave,
        **_REFUSING,
        "getattr": guards.get_attribute,
        "setattr": guards.set_attribute,
        "delattr": guards.delete_attribute,
        "hasattr": guards.has_attribute,
        "vars": guards.variables,
        "dir": guards.names_of,
    })
    return made
