"""What a program finds without importing it: Python's own, less what leads out of its namespace."""

import builtins

from ..instrument.forbidden import is_hidden
from .memory import OWN_MODULES
from .state import PRINTED, command, run

REMOVED = "breakpoint compile eval exec exit quit help license credits copyright open globals locals memoryview".split()



class Output:
    """Where printed text goes; see `bridge`."""

    write = staticmethod(lambda text: None)


def _refuse(what: str, instead: str):
    def refused(*args, **kwargs):
        raise RuntimeError(f"{what} is not available here: {instead}")

    return refused


def show(*values, sep=" ", end="\n", file=None, flush=False):
    """`print`, into the run's output. It is no visible operation."""
    if file is not None and hasattr(file, "write") and not isinstance(file, Stream):
        builtins.print(*values, sep=sep, end=end, file=file)
        return
    text = (" " if sep is None else sep).join(map(str, values)) + ("\n" if end is None else end)
    emit(text)


def emit(text: str) -> None:
    if run.explain:
        Output.write(text)
    else:
        command(PRINTED, len(text))


class Stream:
    """`sys.stdout`."""

    def write(self, text):
        emit(str(text))
        return len(text)

    def flush(self):
        pass


def _checked(name):
    if isinstance(name, str) and is_hidden(name):
        raise AttributeError(f"`{name}` is not available here: it leads out of your own code")
    return name


def get_attribute(owner, name, /, *default):
    return builtins.getattr(owner, _checked(name), *default)


def set_attribute(owner, name, value, /):
    builtins.setattr(owner, _checked(name), value)


def delete_attribute(owner, name, /):
    builtins.delattr(owner, _checked(name))


def has_attribute(owner, name, /):
    return builtins.hasattr(owner, _checked(name))


def variables(owner, /):
    """`vars`. A class that is not the program's own may not be taken apart."""
    if isinstance(owner, type) and owner.__module__ not in OWN_MODULES:
        raise TypeError("vars() shows the attributes of your own classes and objects only")
    return builtins.vars(owner)


def names_of(*owner):
    return [name for name in builtins.dir(*owner) if not is_hidden(name)]


def make_builtins(import_module) -> dict[str, object]:
    """A new set of built-ins, for one program."""
    made = {name: value for name, value in vars(builtins).items() if name not in REMOVED and not name.startswith("_")}
    made.update({
        "__build_class__": builtins.__build_class__,
        "__import__": import_module,
        "__debug__": True,
        "print": show,
        "input": _refuse("input()", "a program that is graded has nobody to ask"),
        "open": _refuse("open()", "there are no files"),
        "globals": _refuse("globals()", "use the variables by their names"),
        "locals": _refuse("locals()", "use the variables by their names"),
        "getattr": get_attribute,
        "setattr": set_attribute,
        "delattr": delete_attribute,
        "hasattr": has_attribute,
        "vars": variables,
        "dir": names_of,
        "type": type,
    })
    return made
