"""`print` and `sys.stdout`, into the run's output.

In an exercise printing is no visible operation: nobody is graded for the order of lines. Of a program that is run as a whole, or as a
script by a harness, what it prints is what it does: each piece is an atomic update of one location, which orders nothing, so that a search tries every order.
"""

import builtins
from io import StringIO

from ..kinds import ATOMIC_UPDATE
from .looking import look_into
from .memory import reading
from .names import Channel
from .state import MAX_PRINTED, PRINTED, SITE, Varying, command, create_locations, current_process, fuel, log, registers, run, visible
from .twins import define, invoke, natives


class Output(Varying):
    """Where printed text goes; see `bridge`."""

    write = staticmethod(lambda text: None)
    modules: dict[str, object] = {}
    """What the submission has imported: it may have put a file of its own in the place of `sys.stdout`."""
    importing = staticmethod(lambda name: None)
    """A module as the submission has it."""
    kept: list[tuple[int, str]] | None = None
    """What a script prints on `sys.stdout`, and in which process, while a harness runs it; see `shims/script`."""


def reset(whole_program: bool) -> None:
    """For a new run."""
    Output.kept = run.output = None
    if whole_program:
        make_visible()


def make_visible() -> None:
    """Gives the output a location."""
    run.output = create_locations()
    if run.explain:
        Channel.name("location", run.output, "the output")


def _is_switch_point() -> bool:
    """The running task is about to print."""
    if run.output is None or run.is_over:
        return False
    site = registers[SITE]
    log(run.output << 32 | site << 6 | ATOMIC_UPDATE)
    return visible[site]


def show(*values, sep=" ", end="\n", file=None, flush=False):
    """`print`."""
    file = _file(file)
    text = (" " if sep is None else sep).join(map(str, values)) + ("\n" if end is None else end)
    if _is_own(file):
        emit(text, error=file is not None and file.error)
    else:
        file.write(text)


def _show_twin(*values, file=None, **options):
    yield from look_into(values, reading())
    file = _file(file)
    if not _is_own(file):
        text = StringIO()
        builtins.print(*values, **options | {"file": text})
        yield from invoke(file.write, text.getvalue())
        return
    if _is_switch_point():
        yield 0
    show(*values, file=file, **options)


def _file(file):
    return getattr(Output.modules.get("sys"), "stdout", None) if file is None else file


def _is_own(file) -> bool:
    return file is None or isinstance(file, Stream)


natives[show] = _show_twin


def emit(text: str, error: bool = True) -> None:
    """`error`: on `sys.stderr`. Both are the run's output."""
    if run.is_over:
        return  # a finaliser that is late
    if Output.kept is not None and not error:
        Output.kept.append((current_process(), text))
    run.printed += len(text)
    if run.printed > MAX_PRINTED:
        fuel[0] = -1
    if run.explain or run.output is not None:
        Output.write(text)
    else:
        command(PRINTED, len(text))


class Stream:
    """`sys.stdout` and `sys.stderr`."""

    def __init__(self, error):
        self.error = error

    @define
    def write(self, text):
        if _is_switch_point():
            yield 0
        emit(str(text), self.error)
        return len(text)

    @define
    def writelines(self, lines):
        for line in lines:
            yield from invoke(self.write, line)

    def flush(self):
        pass

    def isatty(self):
        return False

    encoding = "utf-8"
