"""A way to plant a mistake: one operator or family a file; its comment says which one of the literature it is."""

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .edit import Edit
from .parsed_program import ParsedProgram


@dataclass(frozen=True)
class Change:
    """One mutated place."""

    at: ast.AST
    """What the change is at: it tells the function that the mutant is named after."""
    edits: list[Edit]


type Operator = Callable[[ParsedProgram], Iterable[Change]]
"""Every place where it applies."""
