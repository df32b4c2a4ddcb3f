"""What is known of one source file while it is transformed."""

import ast
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from ..kinds import KIND_BITS
from .scopes import Binding, Scope, Scopes

MAX_TEXT = 60


class CompileFailure(Exception):
    """The source cannot be graded; said at a position of it."""

    def __init__(self, message: str, line: int, column: int, kind: str = "compile-error") -> None:
        super().__init__(message)
        self.diagnostic = {"message": message, "line": line, "column": column, "kind": kind}


@dataclass
class Options:
    origin: str
    """`submission` or `harness`; also the name of the file in tracebacks."""
    first_site: int
    first_location: int
    prints_visibly: bool = False
    """Is printing an operation that others can notice? See `runtime/printing`."""
    dunders: frozenset[str] = frozenset()
    """The special methods and properties that the other file's classes have."""
    public: Callable[[str], Collection[str]] = lambda module: ()
    """What a module gives to `from module import *`; nothing, if it cannot be imported."""


@dataclass
class Unit:
    source: str
    scopes: Scopes
    options: Options
    accessors: frozenset[str]
    """Names of properties, in either file: reading one is a call."""
    dunders: frozenset[str]
    """Special methods of the program's own classes: what looks like an operator may be a call."""
    sites: list[dict[str, object]] = field(default_factory=list)
    locations: dict[str, int] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = self.source.split("\n")

    def site(self, node: ast.AST, function: str, text: ast.AST | None = None) -> int:
        """A new site at a node."""
        shown = self.text_of(text or node)
        self.sites.append({
            "source": self.options.origin,
            "line": node.lineno,
            "column": self.column(node.lineno, node.col_offset),
            "text": shown,
            "function": function,
        })
        return self.options.first_site + len(self.sites) - 1

    def code(self, kind: int, node: ast.AST, function: str, text: ast.AST | None = None) -> int:
        """What an operation of this kind at a new site yields."""
        return self.site(node, function, text) << KIND_BITS | kind

    def text_of(self, node: ast.AST) -> str:
        if node.end_lineno is None or node.end_lineno != node.lineno:
            return ""
        line = self.lines[node.lineno - 1].encode()[node.col_offset : node.end_col_offset]
        text = line.decode(errors="replace")
        return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"

    def column(self, line: int, offset: int) -> int:
        """From bytes (0-based) to characters (1-based)."""
        return len(self.lines[line - 1].encode()[:offset].decode(errors="replace")) + 1

    def location(self, name: str) -> int:
        """A module's variables have the same locations in every run."""
        return self.locations.setdefault(name, self.options.first_location + len(self.locations))

    def resolve(self, scope: Scope, name: str) -> Binding | None:
        return self.scopes.resolve(scope, name)
