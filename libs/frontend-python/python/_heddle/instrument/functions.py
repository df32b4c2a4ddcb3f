"""Functions: each becomes a generator, its twin, behind a plain function that drives the twin to its end.

    @define
    def f(x):            # the twin; `define` answers the plain function
        fuel[0] -= 1 …
        …
"""

import ast

from .. import kinds
from . import build
from .build import call, constant, load
from .frame import Frame
from .calls import TEXTS
from .helpers import helper
from .looking import Looking
from .scopes import COMPREHENSIONS, FUNCTIONS, Scope

_ALWAYS = (
    ast.Attribute, ast.Subscript, ast.For, ast.While, ast.With, ast.Yield, ast.YieldFrom, ast.FunctionDef, ast.ClassDef, ast.Try,
    ast.Delete, ast.Match, ast.TryStar, ast.Await, ast.AsyncFor, ast.AsyncWith, ast.AsyncFunctionDef,
)


class Functions(Looking):
    def is_interesting(self, node: ast.AST, scope: Scope) -> bool:
        """Could anything in it be a visible operation, call something that has one, or take long?"""
        return any(self._matters(each, scope) for each in ast.walk(node))

    def _matters(self, node: ast.AST, scope: Scope) -> bool:
        if isinstance(node, _ALWAYS):
            return True
        if isinstance(node, ast.comprehension):
            return bool(node.is_async) or not self.is_range(node.iter)
        if isinstance(node, ast.Call):
            return not self.is_direct(node.func, node.args) or node.func.id in TEXTS and bool(node.args)
        if isinstance(node, ast.Compare):
            return bool(self.unit.dunders) or any(isinstance(op, (ast.In, ast.NotIn)) for op in node.ops) or self.is_comparison(node)
        if isinstance(node, ast.BinOp):
            return bool(self.unit.dunders) or self.is_of_containers(node) or isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Constant)
        if isinstance(node, ast.AugAssign):
            return not isinstance(node.value, ast.Constant)
        if isinstance(node, ast.Starred):
            return isinstance(node.ctx, ast.Load)
        if isinstance(node, ast.Dict):
            return None in node.keys
        if isinstance(node, ast.Assign):
            return any(isinstance(each, (ast.Tuple, ast.List)) for each in node.targets) and self.may_be_container(node.value)
        if isinstance(node, ast.FormattedValue):
            return self.may_be_container(node.value)
        if isinstance(node, ast.BoolOp):
            return any(isinstance(each, ast.Name) for each in node.values)
        if isinstance(node, (ast.If, ast.IfExp, ast.Assert)):
            return isinstance(node.test, ast.Name)
        if isinstance(node, ast.UnaryOp):
            return isinstance(node.op, ast.Not) and isinstance(node.operand, ast.Name)
        if isinstance(node, ast.Name):
            binding = self.unit.resolve(scope, node.id)
            return binding is not None and binding.is_visible
        return False

    def statement_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.stmt]:
        scope = self.unit.scopes.of[node]
        before, decorators = self.decorators(node)
        args = self.parameters(node.args)
        node.returns = None
        is_async = isinstance(node, ast.AsyncFunctionDef)
        is_generator = yields(node.body)
        if not is_generator and not is_async and not self.is_interesting(ast.Module(node.body, []), scope):
            node.decorator_list = decorators if not self.frame.can_yield else []
            return [*before, node, *self.apply_decorators(node, decorators)]
        outer, self.frame = self.frame, Frame(scope, node.name, True, is_generator, is_async, self.frame)
        body = self.function_body(node.body, scope, node)
        self.frame = outer
        define = helper(definer(is_generator, is_async))
        decorated = [define] if self.frame.can_yield else [*decorators, define]
        made = self.at(build.function(node.name, args, body, decorated), node)
        made.type_params = node.type_params
        return [*before, made, *self.apply_decorators(node, decorators)]

    statement_AsyncFunctionDef = statement_FunctionDef

    def decorators(self, node) -> tuple[list[ast.stmt], list[ast.expr]]:
        """Decorators are evaluated before the definition, and called after it."""
        if not self.frame.can_yield:
            return [], [self.expression(each) for each in node.decorator_list]
        before: list[ast.stmt] = []
        names: list[ast.expr] = []
        for each in node.decorator_list:
            name = self.frame.temporary()
            before.append(self.at(build.assign(name, self.expression(each)), each))
            names.append(self.at(load(name), each))
        return before, names

    def apply_decorators(self, node, decorators: list[ast.expr]) -> list[ast.stmt]:
        if not self.frame.can_yield:
            return []
        calls = []
        for decorator in reversed(decorators):
            decorated = self.call_value(decorator, [load(node.name)], decorator)
            calls.append(self.at(build.assign(node.name, decorated), decorator))
        return calls

    def parameters(self, args: ast.arguments) -> ast.arguments:
        for arg in [*args.posonlyargs, *args.args, *args.kwonlyargs, args.vararg, args.kwarg]:
            if arg is not None:
                arg.annotation = None
        args.defaults = [self.expression(each) for each in args.defaults]
        args.kw_defaults = [self.expression(each) for each in args.kw_defaults]
        return args

    def function_body(self, body: list[ast.stmt], scope: Scope, node: ast.AST, declare: dict[str, list[str]] | None = None):
        """The statements of a twin, in `self.frame`."""
        doc, rest = _split_docstring(body)
        statements = self.statements(rest)
        prologue = [ast.If(constant(False), [ast.Expr(ast.Yield(None))], [])]
        for kind, names in (declare or {}).items():
            if names:
                prologue.append(ast.Global(names) if kind == "global" else ast.Nonlocal(names))
        if not isinstance(node, (*COMPREHENSIONS, ast.Module)):
            prologue += self.burn_fuel(node)
        prologue += self.own_locations(scope)
        return [*doc, *[ast.copy_location(each, body[0]) for each in prologue], *self.frame.hoisted, *statements]

    def own_locations(self, scope: Scope) -> list[ast.stmt]:
        """Captured variables have new locations each time that their function is called."""
        if scope.kind != "function":
            return []
        made = []
        for binding in scope.bindings.values():
            if binding.is_visible:
                name = self.frame.location_variable(binding)
                made.append(build.assign(name, call("locations", constant(binding.name))))
        return made

    def burn_fuel(self, node: ast.AST) -> list[ast.stmt]:
        """Loop back-edges and calls burn fuel; there is no other clock."""
        code = self.unit.code(kinds.OUT_OF_FUEL, node, self.frame.name)
        left = ast.Subscript(helper("fuel"), constant(0), ast.Load())
        burn = ast.AugAssign(ast.Subscript(helper("fuel"), constant(0), ast.Store()), ast.Sub(), constant(1))
        stop = ast.If(ast.Compare(left, [ast.Lt()], [constant(0)]), [ast.Expr(ast.Yield(constant(code)))], [])
        return [burn, stop]


def definer(is_generator: bool, is_async: bool) -> str:
    """The helper that makes the plain function of such a twin."""
    if is_async:
        return "define_async_generator" if is_generator else "define_coroutine"
    return "define_generator" if is_generator else "define"


def yields(body: list[ast.AST]) -> bool:
    """Is it the body of a generator function? Nested functions do not count."""
    stack: list[ast.AST] = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            stack.extend(ast.iter_child_nodes(node))
    return False


def _split_docstring(body: list[ast.stmt]) -> tuple[list[ast.stmt], list[ast.stmt]]:
    match body:
        case [ast.Expr(value=ast.Constant(value=str())) as doc, *rest]:
            return [doc], rest
    return [], body
