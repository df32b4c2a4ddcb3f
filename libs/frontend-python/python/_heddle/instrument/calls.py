"""Calls go to twins.

    f(a)    →  ((yield from r) if (r := (t := tw(f))(a)) is r and type(t) in twins and not set_site(4, S) else r)
    o.m(a)  →  the same, with method(o, 'm', C) in place of tw(f)

`tw` answers the coroutine twin of a function if it has one: then the call makes a generator, which has not begun yet. So
the site that is noted last belongs to this call, whatever its arguments did.
"""

import ast

from .. import kinds
from .build import call, constant, either, load, run, walrus
from .helpers import helper
from .looking import Looking

_DIRECT = frozenset(
    """abs bool bytes callable chr complex divmod float format hash hex id int isinstance issubclass memoryview oct
    ord pow print range repr round slice str super type object input bytearray BaseException Exception ValueError TypeError
    KeyError IndexError RuntimeError AttributeError NotImplementedError AssertionError StopIteration ZeroDivisionError
    TimeoutError InterruptedError OSError ArithmeticError LookupError""".split()
)
"""Built-in functions that neither call a program's function nor look into a container (but for `repr` and its like, which
run a program's special methods without a switch)."""
TEXTS = frozenset(["str", "repr", "bytes", "bytearray", "format", "print"])
"""What is in a container is in its text, too."""

_ENTERS = frozenset(["enter_context", "enter_async_context"])
"""Of an `ExitStack`."""


class Calls(Looking):
    def is_module(self, node: ast.expr) -> bool:
        """Does this name a module, whose attributes never change?"""
        if isinstance(node, ast.Attribute):
            return self.is_module(node.value)
        if not isinstance(node, ast.Name):
            return False
        binding = self.unit.resolve(self.frame.scope, node.id)
        return binding is not None and binding.is_module and not binding.is_visible

    def is_direct(self, function: ast.expr, args: list[ast.expr]) -> bool:
        """A call of a built-in function that needs no twin?"""
        if not isinstance(function, ast.Name) or function.id not in _DIRECT:
            return False
        if function.id == "print" and self.unit.options.prints_visibly:
            return False
        if function.id == "type" and len(args) != 1:
            return False  # it makes a class, and must not make one that leads out
        return self.unit.resolve(self.frame.scope, function.id) is None

    def concerned(self, node: ast.Call) -> ast.expr:
        """What a call is about: `len(items)` is about `items`, and so is `stack.enter_context(items)`."""
        function, args = node.func, node.args
        if isinstance(function, ast.Attribute):
            is_about_it = function.attr in _ENTERS or isinstance(function.value, ast.Constant)
        else:
            is_about_it = isinstance(function, ast.Name) and self.unit.resolve(self.frame.scope, function.id) is None
        return args[0] if is_about_it and args and isinstance(args[0], (ast.Name, ast.Attribute)) else function

    def expression_Call(self, node: ast.Call) -> ast.expr:
        function = node.func
        if self.is_direct(function, node.args):
            return self.arguments_of(node, self.seen if function.id in TEXTS else self.expression)
        is_method = isinstance(function, ast.Attribute) and not self.is_module(function.value)
        site = self.unit.site(node, self.frame.name, self.concerned(node))
        if is_method:
            code = constant(site << kinds.KIND_BITS | kinds.READ)
            target = call("method", self.expression(function.value), constant(function.attr), code)
        else:
            target = call("tw", self.expression(function))
        return self.twin_call(self.at(target, function), self.arguments_of(node), site, node)

    def twin_call(self, target: ast.expr, made: ast.Call, site: int, node: ast.AST) -> ast.expr:
        """`made`: the call, whose function is to be what `target` answers."""
        twin, result = self.frame.temporary(), self.frame.temporary()
        made.func = self.at(walrus(twin, target), node)
        is_twin = ast.Compare(call("type", load(twin)), [ast.In()], [helper("twins")])
        is_called = ast.Compare(walrus(result, made), [ast.Is()], [load(result)])
        noted = ast.UnaryOp(ast.Not(), call("set_site", constant(4), constant(site)))
        test = ast.BoolOp(ast.And(), [is_called, is_twin, noted])
        return self.at(either(test, self.at(run(load(result)), node), load(result)), node)

    def call_value(self, function: ast.expr, args: list[ast.expr], node: ast.AST) -> ast.expr:
        """A call that is not written as one: a decorator, a context manager."""
        site = self.unit.site(node, self.frame.name)
        made = self.at(ast.Call(function, args, []), node)
        return self.twin_call(self.at(call("tw", function), node), made, site, node)

    def arguments_of(self, node: ast.Call, argument=None) -> ast.Call:
        node.args = [(argument or self.expression)(each) for each in node.args]
        for keyword in node.keywords:
            keyword.value = self.seen(keyword.value) if keyword.arg is None else self.expression(keyword.value)
        return node
