"""`heddle.script`: for a harness whose submission is a script. Nobody imports it; each scenario is handed a `Script`, and runs it as `__main__`."""

from ..runtime.errors import text_of
from ..runtime.printing import Output, make_visible
from . import endings
from .kit import Root, define
from .multiprocessing.processes import FIRST_PID, METHODS, Processes

AVAILABLE = {"fork": METHODS, "spawn": ("spawn",)}
"""What a system that starts processes in this way has: Linux, Windows."""


class Line:
    """`text` without its end, and the `pid` of the process that printed it (its end, if several printed parts of it)."""

    def __init__(self, text: str, pid: int) -> None:
        self.text = text
        self.pid = pid

    def __repr__(self):
        return repr(self.text)


class Ending:
    """What a script did: the `lines` on `sys.stdout`, its `exitcode`, and for each process that died of an exception what that says, in one line."""

    def __init__(self, lines: list[Line], exitcode: object, died: list[str]) -> None:
        self.lines = lines
        self.exitcode = exitcode
        self.died = died


class Script(Root):
    pid = FIRST_PID
    """Of the process that the script runs in."""

    def __init__(self, source) -> None:
        self._heddle_source = source
        self._heddle_has_run = False

    @define
    def run(self, method="fork"):
        """Runs it to its end, all its processes included, with `fork` as on Linux or with nothing but `spawn` as on Windows."""
        if method not in AVAILABLE:
            raise ValueError(f"a script runs with one of {', '.join(AVAILABLE)}, not with {method!r}")
        if self._heddle_has_run:
            raise RuntimeError("a scenario can run its script once: make another scenario for the second run")
        self._heddle_has_run = True
        Processes.available, Processes.method[0] = AVAILABLE[method], method
        Output.kept = []
        make_visible()
        exitcode = 0
        try:
            yield from self._heddle_source.instantiate(0, "__main__")
        except SystemExit as end:
            exitcode = 0 if end.code is None else end.code
        yield from endings.at_exit()
        lines, Output.kept = _lines(Output.kept), None
        return Ending(lines, exitcode, list(_deaths()))


def _lines(pieces: list[tuple[int, str]]) -> list[Line]:
    lines, begun = [], ""
    for process, text in pieces:
        *ended, rest = text.split("\n")
        for each in ended:
            lines.append(Line(begun + each, FIRST_PID + process))
            begun = ""
        begun += rest
    return lines + ([Line(begun, FIRST_PID + pieces[-1][0])] if begun else [])


def _deaths():
    for child in Processes.children:
        if child.error is not None:
            yield " ".join(f"{child.name}: {text_of(child.error)}".split())
            child.error = None
