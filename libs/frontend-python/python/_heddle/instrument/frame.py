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
    is_async: bool = False
    """Is it asynchronous? Then what it awaits yields through it."""
    parent: "Frame | None" = None
    temporaries: int = 0
    transient: list[str] = field(default_factory=list)
    """Temporaries that nothing needs after their statement, though they keep what is in them."""
    hoisted: list[ast.stmt] = field(default_factory=list)
    """Functions of lambdas and comprehensions, to be defined before the code that uses them."""

    def temporary(self) -> str:
        name = self.lasting()
        self.transient.append(name)
        return name

    def lasting(self) -> str:
        """A temporary that is needed as long as a statement's body runs."""
        self.temporaries += 1
        return f"${self.temporaries}"

    def location_variable(self, binding: Binding) -> str:
        return f"$location:{binding.name}"
