"""
Expressions that look into a container without naming an element of it: is it empty, what is it equal to, what is it with
another one, what is in it as a text, or as arguments.

    if items: …  →  if val((yield 0), items) if type(items) in containers and touch(items, C) else items: …
    a | b        →  (looked((yield 0), a | b, C, a, b) if (type(a) in containers or …) and look(C, a, b) else a | b)

What is no container costs a look at its type. What stands beside a constant is a number or a text, and costs nothing.
"""

import ast

from .. import kinds
from .build import call, constant, either, switch
from .helpers import helper
from .places import Places

_OF_CONTAINERS = (ast.Add, ast.Mult, ast.Sub, ast.BitOr, ast.BitAnd, ast.BitXor)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_HOLDS_ANYTHING = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.IfExp, ast.NamedExpr, ast.Await)


class Looking(Places):
    def may_be_container(self, node: ast.expr) -> bool:
        """One that others have, too: what is made here is nobody else's."""
        return isinstance(node, _HOLDS_ANYTHING) and not (isinstance(node, ast.Call) and self.is_direct(node.func, node.args))

    def seen(self, node: ast.expr) -> ast.expr:
        """The value of an expression, which is looked into at once."""
        if not self.frame.can_yield or not self.may_be_container(node):
            return self.expression(node)
        value, first = self.inline(node)
        return self.at(self.sequence([first], lambda: self.look([value], value, self.code_of(node))), node)

    def truth(self, node: ast.expr) -> ast.expr:
        """The same of which only the truth matters: a container's is whether it is empty."""
        if not self.frame.can_yield:
            return self.expression(node)
        match node:
            case ast.UnaryOp(op=ast.Not()):
                node.operand = self.truth(node.operand)
                return node
            case ast.BoolOp():
                node.values = [self.truth(each) for each in node.values]
                return node
        if not self.may_be_container(node):
            return self.expression(node)
        value, first = self.inline(node)
        test = ast.BoolOp(ast.And(), [self.is_container(value), call("touch", value, self.code_of(node))])
        return self.at(self.sequence([first], lambda: self.quiet_unless(test, value)), node)

    def look(self, values: list[ast.expr], access: ast.expr, code: ast.expr) -> ast.expr:
        """`access`, which looks into those of the values that are containers."""
        checks = [self.is_container(each) for each in values]
        test = ast.BoolOp(ast.And(), [_either(checks), call("look", code, *values)])
        return either(test, call("looked", switch(), access, code, *values), access)

    def is_container(self, value: ast.expr) -> ast.expr:
        return ast.Compare(call("type", value), [ast.In()], [helper("containers")])

    def code_of(self, node: ast.expr) -> ast.expr:
        return constant(self.unit.code(kinds.ATOMIC_READ, node, self.frame.name))

    def operation(self, left: ast.expr, right: ast.expr, made, node: ast.expr) -> ast.expr:
        """`made`: the operation, of two operands that have names."""
        sides = [each for each in (left, right) if self.may_be_container(each)]
        first_value, first = self.inline(left)
        second_value, second = self.inline(right)
        if second is not None and first is None and not isinstance(left, ast.Constant):
            first_value, first = self.forced(left)
        values = {id(left): first_value, id(right): second_value}
        candidates = [values[id(each)] for each in sides]
        access = self.at(made(first_value, second_value), node)
        return self.sequence([first, second], lambda: self.look(candidates, access, self.code_of(node)))

    def is_of_containers(self, node: ast.BinOp) -> bool:
        return isinstance(node.op, _OF_CONTAINERS) and self._are_both(node.left, node.right)

    def is_comparison(self, node: ast.Compare) -> bool:
        return len(node.ops) == 1 and isinstance(node.ops[0], _COMPARISONS) and self._are_both(node.left, node.comparators[0])

    def _are_both(self, left: ast.expr, right: ast.expr) -> bool:
        if any(isinstance(each, (ast.Constant, ast.JoinedStr, ast.UnaryOp)) for each in (left, right)):
            return False
        return self.may_be_container(left) or self.may_be_container(right)

    def expression_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        return self.truth(node) if isinstance(node.op, ast.Not) else self.parts(node)

    def expression_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        *tested, last = node.values
        node.values = [*[self.truth(each) for each in tested], self.expression(last)]
        return node

    def expression_IfExp(self, node: ast.IfExp) -> ast.expr:
        node.test = self.truth(node.test)
        node.body = self.expression(node.body)
        node.orelse = self.expression(node.orelse)
        return node

    def expression_FormattedValue(self, node: ast.FormattedValue) -> ast.expr:
        node.value = self.seen(node.value)
        node.format_spec = self.expression(node.format_spec)
        return node

    def expression_Dict(self, node: ast.Dict) -> ast.expr:
        for at, (key, value) in enumerate(zip(node.keys, node.values)):
            node.keys[at] = self.expression(key)
            node.values[at] = self.seen(value) if key is None else self.expression(value)
        return node

    def statement_If(self, node: ast.If) -> list[ast.stmt]:
        node.test = self.truth(node.test)
        node.body = self.body(node.body)
        node.orelse = self.statements(node.orelse)
        return [node]

    def statement_Assert(self, node: ast.Assert) -> list[ast.stmt]:
        node.test = self.truth(node.test)
        node.msg = self.expression(node.msg)
        return [node]


def _either(checks: list[ast.expr]) -> ast.expr:
    return checks[0] if len(checks) == 1 else ast.BoolOp(ast.Or(), checks)
