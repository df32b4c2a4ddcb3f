"""`print` and `sys.stdout`, into the run's output.

In an exercise printing is no visible operation: nobody is graded for the order of lines. In a whole program what it prints
is what it does: each piece is an atomic update of one location, which orders nothing, so that a search tries every order.
"""

import builtins

from ..kinds import ATOMIC_UPDATE
from .state import MAX_PRINTED, PRINTED, SITE, command, fuel, log, registers, run, visible
from .twins import define, natives


class Output:
    """Where printed text goes; see `bridge`."""

    write = staticmethod(lambda text: None)


def reset(whole_program: bool) -> None:
    """For a new run: gives the output of a whole program a location."""
    run.output = None
    if whole_program:
        run.output = run.locations
        run.locations += 1


def _is_switch_point() -> bool:
    """The running task is about to print."""
    if run.output is None or run.is_over:
        return False
    site = registers[SITE]
    log(run.output << 32 | site << 6 | ATOMIC_UPDATE)
    return visible[site]


def show(*values, sep=" ", end="\n", file=None, flush=False):
    """`print`."""
    if file is not None and hasattr(file, "write") and not isinstance(file, Stream):
        builtins.print(*values, sep=sep, end=end, file=file)
        return
    text = (" " if sep is None else sep).join(map(str, values)) + ("\n" if end is None else end)
    emit(text)


def _show_twin(*values, **options):
    if _is_switch_point():
        yield 0
    show(*values, **options)


natives[show] = _show_twin


def emit(text: str) -> None:
    if run.is_over:
        return  # a finaliser that is late
    run.printed += len(text)
    if run.printed > MAX_PRINTED:
        fuel[0] = -1
    if run.explain or run.output is not None:
        Output.write(text)
    else:
        command(PRINTED, len(text))


class Stream:
    """`sys.stdout`."""

    @define
    def write(self, text):
        if _is_switch_point():
            yield 0
        emit(str(text))
        return len(text)

    def flush(self):
        pass
