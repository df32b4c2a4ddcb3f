"""A whole module: its body becomes a coroutine, and its variables stay global."""

import ast
from types import CodeType

from . import build
from .forbidden import CHECKED, FORMATS, GUARDED, Forbidden
from .frame import Frame
from .generics import Generics
from .private_names import PrivateNames, mangled
from .scopes import Scopes
from .stars import Stars
from .statements import Statements
from .unit import CompileFailure, Options, Unit

MAX_DEPTH = 90
"""Of nested expressions and statements: deeper ones would overflow the native stack while they are compiled."""


class Transformer(Statements):
    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.frame = Frame(None, "", True)

    def module(self, tree: ast.Module) -> ast.Module:
        scope = self.unit.scopes.of[tree]
        self.frame = Frame(scope, "", True)
        body = self.function_body(tree.body or [ast.Pass(lineno=1, col_offset=0, end_lineno=1, end_col_offset=0)], scope, tree)
        names = sorted(scope.bindings)
        if names:
            body.insert(0, ast.Global(names))
        function = build.function("$module", build.arguments(), body, [])
        function.lineno = function.end_lineno = 1
        function.col_offset = function.end_col_offset = 0
        return ast.fix_missing_locations(ast.Module([function], []))

    def expression__Plain(self, node) -> ast.expr:
        return node.value

    def expression__Guarded(self, node) -> ast.expr:
        return build.call("guarded", self.expression(node.value), build.constant(node.attr))

    def expression__Safe(self, node) -> ast.expr:
        return build.call("safe", self.expression(node.value))

    def expression__Native(self, node) -> ast.expr:
        method = ast.Attribute(node.owner, node.name, ast.Load())
        return ast.Call(method, [self.expression(each) for each in node.args], [])


def instrument(source: str, options: Options) -> tuple[CodeType, Unit]:
    """The code object of the module (not yet linked), and what was learned of it. Raises `CompileFailure`."""
    tree = _parse(source, options)
    _check_depth(tree)
    tree = PrivateNames().visit(Stars(tree, options.public).visit(tree))
    unit_scopes = Scopes(tree)
    own = special_methods(tree)
    unit = Unit(source, unit_scopes, options, frozenset(), frozenset())
    unit.dunders = own | options.dunders
    unit.accessors = accessors_of(tree) | frozenset(each for each in options.dunders if not each.startswith("__"))
    Forbidden(unit.column, options.origin == "harness").visit(tree)
    tree = _Guard().visit(tree)
    code = compile(Transformer(unit).module(tree), options.origin, "exec", dont_inherit=True)
    return code, unit


class _Guard(Generics):
    """`x.__dict__` asks first whether `x` may be taken apart; `x.format` is not Python's own if `x` is a text."""

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Load):
            return node
        if node.attr in GUARDED:
            return ast.copy_location(_Guarded(node.value, node.attr), node)
        return ast.copy_location(_Safe(node), node) if node.attr in CHECKED else node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        if isinstance(node.func, _Safe) and node.func.value.attr in FORMATS:
            node.func = node.func.value  # `runtime.access.method` sees to it
        return node


class _Guarded(ast.expr):
    _fields = ("value", "attr")


class _Safe(ast.expr):
    _fields = ("value",)


def _parse(source: str, options: Options) -> ast.Module:
    try:
        tree = ast.parse(source, options.origin)
        # Some errors (a `return` outside a function, a name that is both local and global) are found by the compiler only.
        compile(source, options.origin, "exec", dont_inherit=True)
        return tree
    except SyntaxError as error:
        line = error.lineno or 1
        raise CompileFailure(f"{error.msg}", line, max(1, error.offset or 1)) from None
    except (RecursionError, MemoryError, ValueError):
        raise CompileFailure("the code is nested too deeply to be read", 1, 1) from None


def _check_depth(tree: ast.AST) -> None:
    stack = [(tree, 0)]
    while stack:
        node, depth = stack.pop()
        if depth > MAX_DEPTH:
            raise CompileFailure("the code is nested too deeply to be read", getattr(node, "lineno", 1), 1)
        stack.extend((child, depth + 1) for child in ast.iter_child_nodes(node))


def special_methods(tree: ast.AST) -> frozenset[str]:
    """The operators that the program's classes define, which are calls that do not look like calls."""
    return frozenset(
        member.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for member in node.body
        if isinstance(member, ast.FunctionDef) and member.name.startswith("__") and member.name.endswith("__")
    ) & OPERATOR_METHODS


def accessors_of(tree: ast.AST) -> frozenset[str]:
    """
    The names of properties: of functions in classes that have a decorator which could make one. If the program has descriptors
    of its own, each name that a class gives to what some call returns could be one, too:

        number = Guarded()
    """
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    own = any(isinstance(member, ast.FunctionDef) and member.name in ("__get__", "__set__") for node in classes for member in node.body)
    return frozenset(mangled(node.name, name) for node in classes for member in node.body for name in _accessors(member, own))


def _accessors(member: ast.stmt, own: bool) -> list[str]:
    match member:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return [member.name] if any(own or _makes_property(each) for each in member.decorator_list) else []
        case ast.Assign(value=ast.Call()) if own:
            return [target.id for target in member.targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(), value=ast.Call()) if own:
            return [member.target.id]
    return []


def _makes_property(decorator: ast.expr) -> bool:
    match decorator:
        case ast.Name(id="property" | "cached_property") | ast.Attribute(attr="setter" | "deleter" | "getter" | "cached_property"):
            return True
    return False


_BINARY = "add sub mul truediv floordiv mod pow lshift rshift or xor and matmul".split()
OPERATOR_METHODS = frozenset(
    [f"__{prefix}{name}__" for name in _BINARY for prefix in ("", "r", "i")]
    + "__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __getitem__ __setitem__ __contains__ __iter__ __setattr__".split()
)
