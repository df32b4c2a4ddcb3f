"""Loops: iterating over a container reads it, and iterating over the program's own iterators runs their twins."""

import ast

from .. import kinds
from . import build
from .build import call, constant, either, load, run, walrus
from .helpers import helper
from .places import Places


class Loops(Places):
    def statement_While(self, node: ast.While) -> list[ast.stmt]:
        if not self.frame.can_yield:
            return [self.nested(node)]
        node.test = self.truth(node.test)
        node.body = [*self.burn_fuel(node), *self.body(node.body)]
        node.orelse = self.statements(node.orelse)
        return [node]

    def statement_For(self, node: ast.For) -> list[ast.stmt]:
        """
            for x in range(n): …     stays as it is
            for x in items: …        → it = iter(items)
                                       while (v := next(it, end) if not it-is-special else (yield from advance(it))) is not end:
                                           x = v; …
        """
        if not self.frame.can_yield:
            return [self.nested(node)]
        if self.is_range(node.iter):
            node.iter = self.expression(node.iter)
            return [self.native_loop(node)]
        iterator, value = self.frame.lasting(), self.frame.temporary()
        code = constant(self.unit.code(kinds.ATOMIC_READ, node.iter, self.frame.name))
        known = len(self.frame.transient)
        begin = self.at(build.assign(iterator, run(call("iter", self.expression(node.iter), code))), node.iter)
        left = self.left([iterator, value, *self.frame.transient[known:]], node)
        is_special = ast.Compare(call("type", load(iterator)), [ast.Is()], [helper("stepper")])
        following = either(is_special, run(call("advance", load(iterator))), call("next", load(iterator), helper("end")))
        test = ast.Compare(walrus(value, following), [ast.IsNot()], [helper("end")])
        body = [*self.burn_fuel(node), *self.write(node.target, value), *self.body(node.body)]
        loop = ast.While(self.at(test, node.iter), body, self.statements(node.orelse))
        return [begin, self.at(loop, node), left]

    def left(self, names: list[str], node: ast.stmt) -> ast.stmt:
        """A generator that the loop left by `break` ends here."""
        return self.at(ast.Assign([build.store(name) for name in names], constant(None)), node)

    def statement_AsyncFor(self, node: ast.AsyncFor) -> list[ast.stmt]:
        """
            it = aiter(items)
            while (v := (yield from next_async(it))) is not end: x = v; …
        """
        iterator, value = self.frame.lasting(), self.frame.temporary()
        site = constant(self.unit.site(node.iter, self.frame.name))
        known = len(self.frame.transient)
        begin = self.at(build.assign(iterator, run(call("iter_async", self.expression(node.iter), site))), node.iter)
        left = self.left([iterator, value, *self.frame.transient[known:]], node)
        following = run(call("next_async", load(iterator), site))
        test = ast.Compare(walrus(value, following), [ast.IsNot()], [helper("end")])
        body = [*self.burn_fuel(node), *self.write(node.target, value), *self.body(node.body)]
        loop = ast.While(self.at(test, node.iter), body, self.statements(node.orelse))
        return [begin, self.at(loop, node), left]

    def native_loop(self, node: ast.For) -> ast.For:
        first: list[ast.stmt] = []
        if not self.is_plain_target(node.target):
            value = self.frame.temporary()
            first = self.write(node.target, value)
            node.target = build.store(value)
        node.body = [*self.burn_fuel(node), *first, *self.body(node.body)]
        node.orelse = self.statements(node.orelse)
        return node

    def is_range(self, node: ast.expr) -> bool:
        """Is it a sequence that nobody can change?"""
        match node:
            case ast.Call(func=ast.Name(id="range")):
                return self.unit.resolve(self.frame.scope, "range") is None
            case ast.Constant(value=str()) | ast.Constant(value=bytes()) | ast.Tuple():
                return True
        return False
