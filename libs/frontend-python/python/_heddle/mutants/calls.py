"""Calls by which the parts of a program wait for one another."""

import ast
from dataclasses import dataclass


@dataclass(frozen=True)
class MethodCall:
    call: ast.Call
    object: ast.expr
    method: str
    is_awaited: bool

    @property
    def has_arguments(self) -> bool:
        return bool(self.call.args or self.call.keywords)


def method_call(node: ast.AST | None) -> MethodCall | None:
    """`object.method(…)`, also when it is awaited."""
    match node:
        case ast.Await(ast.Call(ast.Attribute(value, attr)) as call):
            return MethodCall(call, value, attr, True)
        case ast.Call(ast.Attribute(value, attr)):
            return MethodCall(node, value, attr, False)
    return None


def call_statement(node: ast.AST | None, *methods: str) -> MethodCall | None:
    """A statement that is nothing but a call of one of these methods."""
    found = method_call(node.value) if isinstance(node, ast.Expr) else None
    return found if found is not None and found.method in methods else None


def callee_name(node: ast.AST) -> str | None:
    """The last name of what is called: `Lock` of `threading.Lock()`."""
    match node:
        case ast.Call(ast.Name(name)) | ast.Call(ast.Attribute(_, name)):
            return name
    return None
