"""The function that is being written."""

import ast
from dataclasses import dataclass, field

from .scopes import Binding, Scope


@dataclass(eq=False)
class Frame:
    scope: Scope
    name: str
    """What a reader calls it; empty at module level."""
    can_yield: bool
    """A twin can; the body of a class cannot."""
    is_generator: bool = False
    """Is it the program's own generator? Then what it yields itself must be told from operations."""
    parent: "Frame | None" = None
    temporaries: int = 0
    hoisted: list[ast.stmt] = field(default_factory=list)
    """Functions of lambdas and comprehensions, to be defined before the code that uses them."""

    def temporary(self) -> str:
        self.temporaries += 1
        return f"${self.temporaries}"

    def location_variable(self, binding: Binding) -> str:
        return f"$location:{binding.name}"
