"""What a program finds without importing it: Python's own, less what leads out of its namespace."""

import builtins

from . import guards
from .identity import build_class, identity
from .state import MAX_PRINTED, PRINTED, command, fuel, run

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
    if run.is_over:
        return  # a finaliser that is late
    run.printed += len(text)
    if run.printed > MAX_PRINTED:
        fuel[0] = -1
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


def make_builtins(import_module) -> dict[str, object]:
    """A new set of built-ins, for one program."""
    made = {name: value for name, value in vars(builtins).items() if name not in REMOVED and not name.startswith("_")}
    made.update({
        "__build_class__": build_class,
        "id": identity,
        "__import__": import_module,
        "__debug__": True,
        "print": show,
        "input": _refuse("input()", "a program that is graded has nobody to ask"),
        "open": _refuse("open()", "there are no files"),
        "globals": _refuse("globals()", "use the variables by their names"),
        "locals": _refuse("locals()", "use the variables by their names"),
        "getattr": guards.get_attribute,
        "setattr": guards.set_attribute,
        "delattr": guards.delete_attribute,
        "hasattr": guards.has_attribute,
        "vars": guards.variables,
        "dir": guards.names_of,
    })
    return made
