"""What operators ask of a reference: its tree, where a node is in the text, and who is around it."""

import ast
import re
from collections.abc import Iterator

from ..instrument.scopes import Scope, Scopes

NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class ParsedProgram:
    def __init__(self, source: str) -> None:
        """Raises `SyntaxError` if the source is no program."""
        self.source = source
        self.tree = ast.parse(source)
        self.scopes = Scopes(self.tree)
        self.parents: dict[ast.AST, ast.AST] = {}
        for node in ast.walk(self.tree):
            for child in ast.iter_child_nodes(node):
                self.parents[child] = node
        self._lines = [0]
        for line in source.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._siblings = {statement: statements for statements in self.statement_lists() for statement in statements}
        placed = [node for node in ast.walk(self.tree) if hasattr(node, "lineno")]
        self.nodes = sorted(placed, key=lambda node: (self.start(node), -self.end(node)))
        """Every node that has a place, in the order of the source, outer ones first."""

    def start(self, node: ast.AST) -> int:
        decorators = getattr(node, "decorator_list", [])
        return self.start(decorators[0]) - 1 if decorators else self._offset(node.lineno, node.col_offset)

    def end(self, node: ast.AST) -> int:
        return self._offset(node.end_lineno, node.end_col_offset)

    def _offset(self, line: int, column: int) -> int:
        """From bytes to characters."""
        begin = self._lines[line - 1]
        text = self.source[begin : self._lines[line]]
        return begin + (column if text.isascii() else len(text.encode()[:column].decode()))

    def text(self, node: ast.AST) -> str:
        return self.source[self.start(node) : self.end(node)]

    def start_of_line(self, at: int) -> int:
        return self.source.rfind("\n", 0, at) + 1

    def indent(self, node: ast.AST) -> str:
        return re.match(r"[ \t]*", self.source[self.start_of_line(self.start(node)) :])[0]

    def statement_lists(self) -> Iterator[list[ast.stmt]]:
        for node in ast.walk(self.tree):
            for name in ("body", "orelse", "finalbody"):
                statements = getattr(node, name, None)
                if isinstance(statements, list) and statements and isinstance(statements[0], ast.stmt):
                    yield statements

    def siblings(self, statement: ast.stmt) -> list[ast.stmt]:
        """The list that a statement is in."""
        return self._siblings[statement]

    def before(self, statement: ast.stmt) -> ast.stmt | None:
        statements = self.siblings(statement)
        at = statements.index(statement)
        return statements[at - 1] if at > 0 else None

    def after(self, statement: ast.stmt) -> ast.stmt | None:
        statements = self.siblings(statement)
        return next(iter(statements[statements.index(statement) + 1 :]), None)

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """A node, and those that it is in, from the innermost on."""
        while node is not None:
            yield node
            node = self.parents.get(node)

    def function_around(self, node: ast.AST) -> str:
        """The names of the functions and classes around a node: `Pool.submit`."""
        return ".".join(reversed([each.name for each in self.around(node) if isinstance(each, NAMED)]))

    def scope_of(self, node: ast.AST) -> Scope:
        return next(self.scopes.of[each] for each in self.around(node) if each in self.scopes.of)
