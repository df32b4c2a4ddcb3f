"""Comprehensions and lambdas become functions of their own, as nothing can be yielded from inside of them."""

import ast

from . import build
from .build import call, load, run, store
from .frame import Frame
from .functions import definer, yields
from .helpers import helper
from .places import Places

_NAMES = {ast.ListComp: "$listcomp", ast.SetComp: "$setcomp", ast.DictComp: "$dictcomp", ast.GeneratorExp: "$genexpr"}


class Comprehensions(Places):
    def expression_ListComp(self, node):
        return self.comprehension(node)

    expression_SetComp = expression_DictComp = expression_GeneratorExp = expression_ListComp

    def comprehension(self, node) -> ast.expr:
        if not self.is_interesting(node, self.unit.scopes.of[node]):
            return node
        first = node.generators[0]
        source = self.expression(first.iter)
        first.iter = ast.copy_location(load("$0"), first.iter)
        is_generator = isinstance(node, ast.GeneratorExp)
        is_async = _awaits(node) if is_generator else self.frame.is_async
        name = self.hoist(
            _NAMES[type(node)], build.arguments("$0"), self.loops_of(node), node, is_generator=is_generator, is_async=is_async
        )
        made = ast.Call(load(name), [source], [])
        return call("async_generator" if is_async else "generator", made) if is_generator else run(made)

    def loops_of(self, node) -> list[ast.stmt]:
        """The comprehension as statements; the result is in `$r`."""
        result = load("$r")
        match node:
            case ast.GeneratorExp(elt=element):
                innermost: ast.expr = ast.Yield(element)
                made = None
            case ast.ListComp(elt=element):
                innermost, made = _Native("append", result, [element]), ast.List([], ast.Load())
            case ast.SetComp(elt=element):
                innermost, made = _Native("add", result, [element]), ast.Set([ast.Starred(ast.Tuple([], ast.Load()), ast.Load())])
            case ast.DictComp(key=key, value=value):
                innermost, made = _Native("__setitem__", result, [key, value]), ast.Dict([], [])
        body: list[ast.stmt] = [ast.copy_location(ast.Expr(ast.copy_location(innermost, node)), node)]
        for generator in reversed(node.generators):
            for test in reversed(generator.ifs):
                body = [ast.copy_location(ast.If(test, body, []), test)]
            kind = ast.AsyncFor if generator.is_async else ast.For
            loop = kind(generator.target, generator.iter, body, [], None)
            body = [ast.copy_location(loop, generator.iter)]
        if made is None:
            return body
        begin = ast.Assign([store("$r")], ast.copy_location(_Plain(made), node))
        end = ast.Return(ast.copy_location(_Plain(result), node))
        return [ast.copy_location(begin, node), *body, ast.copy_location(end, node)]

    def hoist(
        self,
        name: str,
        args: ast.arguments,
        body: list[ast.stmt],
        node: ast.AST,
        is_generator: bool = False,
        is_async: bool = False,
    ) -> str:
        """Defines a function before the code that needs it; answers the variable that it is in."""
        outer = self.frame
        scope = self.unit.scopes.of[node]
        is_lambda = isinstance(node, ast.Lambda)
        inner = Frame(scope, "" if not is_lambda else "<lambda>", True, is_generator, is_async, outer)
        if not is_lambda:
            inner.name = outer.name
        variable = f"{name}:{outer.lasting()[1:]}"
        walruses = {} if is_lambda else _walruses(node, scope, self.unit)
        self.frame = inner
        statements = self.function_body(body, scope, node, declare=walruses)
        self.frame = outer
        outer.hoisted += [_bound(each, node) for each in walruses.get("nonlocal", [])]
        outer.hoisted.append(ast.copy_location(build.function(variable, args, statements, []), node))
        return variable

    def expression_Lambda(self, node: ast.Lambda) -> ast.expr:
        args = node.args
        args.defaults = [self.expression(each) for each in args.defaults]
        args.kw_defaults = [self.expression(each) for each in args.kw_defaults]
        scope = self.unit.scopes.of[node]
        if not self.is_interesting(node.body, scope):
            return node
        defaults = ast.Tuple(args.defaults, ast.Load())
        keywords = [(arg, value) for arg, value in zip(args.kwonlyargs, args.kw_defaults) if value is not None]
        named = ast.Dict([build.constant(arg.arg) for arg, _ in keywords], [value for _, value in keywords])
        bare = ast.arguments(args.posonlyargs, args.args, args.vararg, args.kwonlyargs, [], args.kwarg, [])
        bare.kw_defaults = [None] * len(args.kwonlyargs)
        body = [ast.copy_location(ast.Return(node.body), node.body)]
        is_generator = yields([node.body])
        name = self.hoist("$lambda", bare, body, node, is_generator=is_generator)
        return call("function", load(name), defaults, named, helper(definer(is_generator, is_async=False)))


class _Plain(ast.expr):
    """An expression of ours, which is not to be transformed."""

    _fields = ("value",)


class _Native(ast.expr):
    """A method of a container of ours."""

    _fields = ("name", "owner", "args")


def _awaits(node: ast.GeneratorExp) -> bool:
    """Is it an asynchronous generator? What its first iterable awaits is awaited before."""
    first = node.generators[0]
    parts = [node.elt, *first.ifs, *node.generators[1:]]
    return bool(first.is_async) or any(
        isinstance(each, ast.Await) or (isinstance(each, ast.comprehension) and each.is_async)
        for part in parts
        for each in ast.walk(part)
    )


def _bound(name: str, node: ast.AST) -> ast.stmt:
    """Makes the name one of the function around, which may have no other assignment of it."""
    return ast.copy_location(ast.If(build.constant(False), [ast.Assign([store(name)], build.constant(None))], []), node)


def _walruses(node: ast.AST, scope, unit) -> dict[str, list[str]]:
    """What a comprehension assigns in the function around it, and how that must be declared inside."""
    found: dict[str, list[str]] = {"global": [], "nonlocal": []}
    for each in ast.walk(node):
        if isinstance(each, ast.NamedExpr):
            binding = unit.resolve(scope, each.target.id)
            kind = "global" if binding is None or binding.scope.kind == "module" else "nonlocal"
            if each.target.id not in found[kind]:
                found[kind].append(each.target.id)
    return found
