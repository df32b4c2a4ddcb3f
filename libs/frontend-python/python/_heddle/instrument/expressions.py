"""Expressions. Each stays one expression, so the order of evaluation is Python's own."""

import ast

from .. import kinds
from .build import call, constant, either, load, run, switch, walrus
from .comprehensions import Comprehensions
from .calls import Calls

_MEMBERSHIP = (ast.In, ast.NotIn)


class Expressions(Calls, Comprehensions):
    def expression(self, node: ast.expr | None) -> ast.expr | None:
        if node is None:
            return None
        special = getattr(self, f"expression_{type(node).__name__}", None)
        is_for_all = isinstance(node, ast.Lambda) or type(node).__name__ == "_Guarded"
        if special is None or (not self.frame.can_yield and not is_for_all):
            return self.parts(node)
        return self.at(special(node), node)

    def parts(self, node: ast.AST):
        """The node, with the expressions inside of it transformed."""
        for name, value in ast.iter_fields(node):
            if isinstance(value, ast.expr):
                setattr(node, name, self.expression(value))
            elif isinstance(value, list):
                setattr(node, name, [self.part(each) for each in value])
            elif isinstance(value, (ast.keyword, ast.comprehension)):
                setattr(node, name, self.parts(value))
        return node

    def part(self, value):
        if isinstance(value, ast.expr):
            return self.expression(value)
        return self.parts(value) if isinstance(value, (ast.keyword, ast.comprehension)) else value

    def expression_Name(self, node: ast.Name) -> ast.expr:
        return self.read_name(node) if isinstance(node.ctx, ast.Load) else node

    def expression_Attribute(self, node: ast.Attribute) -> ast.expr:
        if self.is_module(node.value):
            return node
        owner, first = self.inline(node.value)
        return self.read_attribute(owner, node) if first is None else self.after(first, lambda: self.read_attribute(owner, node))

    def expression_Subscript(self, node: ast.Subscript) -> ast.expr:
        if isinstance(node.slice, ast.Slice):
            return self.read_slice(node)
        owner, first = self.inline(node.value)
        key, second = self.inline(node.slice)
        if second is not None and first is None and not isinstance(node.value, ast.Constant):
            owner, first = self.forced(node.value)
        return self.sequence([first, second], lambda: self.read_element(owner, key, node))

    def read_slice(self, node: ast.Subscript) -> ast.expr:
        owner, *firsts = self.forced(node.value)
        bounds: list[ast.expr | None] = []
        for bound in (node.slice.lower, node.slice.upper, node.slice.step):
            name, first = (None, None) if bound is None else self.inline(bound)
            bounds.append(name)
            firsts.append(first)
        code = constant(self.unit.code(kinds.ATOMIC_READ, node, self.frame.name, node.value))
        access = self.at(ast.Subscript(owner, ast.Slice(*bounds), ast.Load()), node)
        return self.sequence(firsts, lambda: self.look([owner], access, code))

    def expression_Compare(self, node: ast.Compare) -> ast.expr:
        if len(node.ops) != 1:
            return self.parts(node)
        op, right = node.ops[0], node.comparators[0]
        if isinstance(op, _MEMBERSHIP):
            element, first = self.forced(node.left)
            container, second = self.forced(right)
            code = constant(self.unit.code(kinds.ATOMIC_READ, node, self.frame.name, right))
            test = ast.Compare(element, [op], [container])
            if "__contains__" in self.unit.dunders or "__iter__" in self.unit.dunders:
                answer: ast.expr = run(call("contains_twin", container, element, code))
                answer = ast.UnaryOp(ast.Not(), answer) if isinstance(op, ast.NotIn) else answer
                return self.sequence([first, second], lambda: answer)
            asked = call("contains", container, element, code)
            return self.sequence([first, second], lambda: self.quiet_unless(asked, self.at(test, node)))
        name = _COMPARISONS.get(type(op))
        if name is not None and self.unit.dunders & _COMPARISON_METHODS:
            return run(call("binary", constant(name), self.expression(node.left), self.expression(right)))
        if not self.is_comparison(node):
            return self.parts(node)
        return self.operation(node.left, right, lambda a, b: ast.Compare(a, [op], [b]), node)

    def expression_BinOp(self, node: ast.BinOp) -> ast.expr:
        name = OPERATORS[type(node.op)]
        if f"__{name}__" in self.unit.dunders or f"__r{name}__" in self.unit.dunders:
            return run(call("binary", constant(name), self.expression(node.left), self.expression(node.right)))
        if isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Constant):
            node.right = self.seen(node.right)  # a text, and what it is to hold
            return node
        if not self.is_of_containers(node):
            return self.parts(node)
        return self.operation(node.left, node.right, lambda a, b: ast.BinOp(a, node.op, b), node)

    def expression_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        binding = self.binding(node.target.id)
        value = self.expression(node.value)
        if binding is None:
            node.value = value
            return node
        name = self.frame.temporary()
        test = self.variable_access(binding, kinds.WRITE, node.target)
        checked = either(test, call("val", switch(), load(name)), load(name))
        return ast.NamedExpr(node.target, self.after(walrus(name, value), lambda: checked))

    def expression_Yield(self, node: ast.Yield) -> ast.expr:
        kind = "produced" if self.frame.is_async else "box"
        return ast.Yield(call(kind, self.expression(node.value) or constant(None)))

    def expression_YieldFrom(self, node: ast.YieldFrom) -> ast.expr:
        code = constant(self.unit.code(kinds.ATOMIC_READ, node.value, self.frame.name))
        return run(call("delegate", self.expression(node.value), code))

    def expression_Await(self, node: ast.Await) -> ast.expr:
        site = self.unit.site(node, self.frame.name, node.value)
        return run(call("await", self.expression(node.value), constant(site)))

    def expression_Starred(self, node: ast.Starred) -> ast.expr:
        if isinstance(node.ctx, ast.Load):
            name = self.frame.temporary()
            node.value = self.taken(name, walrus(name, self.seen(node.value)), node.value)
        return node

    # Giving a subexpression a name where it stands

    def inline(self, node: ast.expr) -> tuple[ast.expr, ast.expr | None]:
        """What to call it, and what gives it that name (nothing, if it has one)."""
        return (node, None) if self.is_stable(node) else self.forced(node)

    def forced(self, node: ast.expr) -> tuple[ast.expr, ast.expr]:
        name = self.frame.temporary()
        return load(name), walrus(name, self.expression(node))

    def after(self, first: ast.expr, then) -> ast.expr:
        """Evaluates `first`, which has a name from then on, and answers with the other: `(first, then)[1]`, cheaper."""
        name = load(first.target.id)
        same = ast.Compare(first, [ast.Is()], [name])
        result = then()
        # The test of a conditional expression is evaluated first: a name can be given inside it for free.
        if isinstance(result, ast.IfExp):
            result.test = ast.BoolOp(ast.And(), [same, result.test])
            return result
        return either(same, result, constant(None))

    def sequence(self, firsts: list[ast.expr | None], then) -> ast.expr:
        names = [each for each in firsts if each is not None]
        result = then()
        for first in reversed(names):
            result = self.after(first, lambda: result)
        return result


OPERATORS = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv", ast.FloorDiv: "floordiv", ast.Mod: "mod",
    ast.Pow: "pow", ast.LShift: "lshift", ast.RShift: "rshift", ast.BitOr: "or", ast.BitXor: "xor", ast.BitAnd: "and",
    ast.MatMult: "matmul",
}
_COMPARISONS = {ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge"}
_COMPARISON_METHODS = frozenset(f"__{name}__" for name in _COMPARISONS.values())
