"""Pieces of trees."""

import ast

from .helpers import helper


def load(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def store(name: str) -> ast.Name:
    return ast.Name(name, ast.Store())


def constant(value: object) -> ast.Constant:
    return ast.Constant(value)


def call(function: str, *args: ast.expr) -> ast.Call:
    return ast.Call(helper(function), list(args), [])


def assign(target: str, value: ast.expr) -> ast.Assign:
    return ast.Assign([store(target)], value)


def walrus(target: str, value: ast.expr) -> ast.NamedExpr:
    return ast.NamedExpr(store(target), value)


def either(test: ast.expr, then: ast.expr, otherwise: ast.expr) -> ast.IfExp:
    return ast.IfExp(test, then, otherwise)


def switch() -> ast.Yield:
    """The pending access is the last one that was recorded."""
    return ast.Yield(constant(0))


def run(coroutine: ast.expr) -> ast.YieldFrom:
    return ast.YieldFrom(coroutine)


def arguments(*names: str) -> ast.arguments:
    return ast.arguments([], [ast.arg(name) for name in names], None, [], [], None, [])


def function(name: str, args: ast.arguments, body: list[ast.stmt], decorators: list[ast.expr]) -> ast.FunctionDef:
    return ast.FunctionDef(name, args, body, decorators, None, None, [])


def as_load(target: ast.expr) -> ast.expr:
    """The same place, to read from."""
    match target:
        case ast.Name(id=name):
            return ast.copy_location(load(name), target)
        case ast.Attribute(value=value, attr=attr):
            return ast.copy_location(ast.Attribute(value, attr, ast.Load()), target)
        case ast.Subscript(value=value, slice=index):
            return ast.copy_location(ast.Subscript(value, index, ast.Load()), target)
    raise TypeError(f"no place: {ast.dump(target)}")
