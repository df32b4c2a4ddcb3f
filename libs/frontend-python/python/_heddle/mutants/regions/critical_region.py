"""Statements that run while a lock is held, in one of the forms in which that is written."""

import ast
from collections.abc import Callable
from dataclasses import dataclass

from ..edit import Edit


@dataclass(frozen=True)
class Admission:
    statement: ast.stmt
    edits: list[Edit]


@dataclass(frozen=True)
class CriticalRegion:
    """
    What moves is the statement at the border, so that the lock's own lines stay where the reader looks for them, except where
    the acquisition is a statement by itself. A border that cannot be moved is None.
    """

    at: ast.stmt
    """The statement that takes the lock."""
    body: list[ast.stmt]
    """What runs inside, in order."""
    drops: list[list[Edit]]
    """Ways to take a lock away and let the body run without it; one for each lock."""
    evict_first: list[Edit] | None
    """The first statement of the body leaves the region."""
    evict_last: list[Edit] | None
    """The last one does."""
    admit_before: Admission | None
    """The statement before the region comes into it."""
    admit_after: Admission | None
    """The one after it does."""
    split: Callable[[ast.stmt], list[Edit]]
    """Gives the lock back, and takes it again, before a statement of the body."""
