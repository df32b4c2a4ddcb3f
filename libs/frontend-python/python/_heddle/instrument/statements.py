"""Statements. Each answers the statements that take its place."""

import ast

from .. import kinds
from . import build
from .build import call, constant, load, run, store
from .expressions import OPERATORS, Expressions
from .functions import Functions
from .generics import is_type
from .helpers import helper
from .loops import Loops

_SELF_MATCHING = frozenset("bool bytearray bytes dict float frozenset int list set str tuple".split())


class Statements(Expressions, Functions, Loops):
    def statements(self, nodes: list[ast.stmt]) -> list[ast.stmt]:
        result: list[ast.stmt] = []
        for node in nodes:
            special = getattr(self, f"statement_{type(node).__name__}", None)
            made = special(node) if special else [self.nested(node)]
            result += [ast.copy_location(each, node) if not hasattr(each, "lineno") else each for each in made]
        return result

    def body(self, nodes: list[ast.stmt]) -> list[ast.stmt]:
        return self.statements(nodes) or [ast.Pass()]

    def nested(self, node: ast.stmt) -> ast.stmt:
        """A statement that stays, with what is inside of it transformed."""
        for name, value in ast.iter_fields(node):
            if isinstance(value, ast.expr):
                setattr(node, name, self.expression(value))
            elif isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                setattr(node, name, self.body(value))
            elif isinstance(value, list) and value and isinstance(value[0], ast.expr):
                setattr(node, name, [self.expression(each) for each in value])
        return node

    def statement_Assign(self, node: ast.Assign) -> list[ast.stmt]:
        if not self.frame.can_yield or all(self.is_plain_target(each) for each in node.targets):
            node.value = self.labelled(node.targets[0], self.assigned(node))
            return [*self.dropping(node), node]
        value = self.frame.temporary()
        made: list[ast.stmt] = self.dropping(node)
        made += [build.assign(value, self.labelled(node.targets[0], self.assigned(node)))]
        for target in node.targets:
            made += self.write(target, value)
        return made

    def statement_TypeAlias(self, node: ast.TypeAlias) -> list[ast.stmt]:
        """Its value is evaluated when somebody asks for it, where nothing can be interrupted."""
        return [node]

    def assigned(self, node: ast.Assign) -> ast.expr:
        is_taken_apart = any(isinstance(each, (ast.Tuple, ast.List)) or isinstance(getattr(each, "slice", None), ast.Slice) for each in node.targets)
        return self.seen(node.value) if is_taken_apart else self.expression(node.value)

    def dropping(self, node: ast.Assign) -> list[ast.stmt]:
        is_none = isinstance(node.value, ast.Constant) and node.value.value is None
        return self.let_go(node) if is_none and self.frame.can_yield else []

    def is_plain_target(self, target: ast.expr) -> bool:
        match target:
            case ast.Name():
                return self.binding(target.id) is None
            case ast.Tuple() | ast.List():
                return all(self.is_plain_target(each) for each in target.elts)
            case ast.Starred():
                return self.is_plain_target(target.value)
        return False

    def labelled(self, target: ast.expr, value: ast.expr) -> ast.expr:
        """Tells a report what an object is called: after the first variable it was stored in."""
        parts = getattr(value, "elts", ())
        if isinstance(target, (ast.Tuple, ast.List)) and len(parts) == len(target.elts) and not _has_star([*target.elts, *parts]):
            value.elts = [self.labelled(each, part) for each, part in zip(target.elts, parts)]
            return value
        if not self.frame.can_yield or not isinstance(target, ast.Name) or target.id.startswith("$"):
            return value
        if not isinstance(value, (ast.IfExp, ast.List, ast.Dict, ast.Set, ast.YieldFrom, ast.Call)):
            return value
        return ast.copy_location(call("lbl", value, constant(target.id)), target)

    def statement_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt]:
        if not self.frame.can_yield:
            return [self.nested(node)]
        if node.value is None:
            # It makes the name a local one all the same.
            return [ast.If(constant(False), [ast.Assign([node.target], constant(None))], [])] if node.simple else []
        return self.statement_Assign(self.at(ast.Assign([node.target], node.value), node))

    def statement_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:
        if not self.frame.can_yield:
            return [self.nested(node)]
        target, before = self.settled(node.target)
        name = f"i{OPERATORS[type(node.op)]}"
        is_own = any(f"__{each}__" in self.unit.dunders for each in (name, name[1:], f"r{name[1:]}"))
        is_local = isinstance(target, ast.Name) and self.binding(target.id) is None
        value = self.frame.temporary()
        old = self.expression(build.as_load(target))
        made = [*before, build.assign(value, old)]
        change = self.expression(node.value) if is_own else self.seen(node.value)
        if is_own:
            made.append(build.assign(value, run(call("binary", constant(name), load(value), change))))
        else:
            if isinstance(node.op, (ast.Add, ast.BitOr, ast.Sub, ast.BitAnd, ast.BitXor, ast.Mult)):
                made += self.update_in_place(value, node)
            made.append(ast.AugAssign(store(value), node.op, change))
        if is_local:
            return [*made, build.assign(target.id, load(value))]
        return [*made, *self.write(target, value)]

    def update_in_place(self, value: str, node: ast.AugAssign) -> list[ast.stmt]:
        """`items += [x]` changes the list that others see, too."""
        if isinstance(node.value, ast.Constant):
            return []
        code = constant(self.unit.code(kinds.ATOMIC_UPDATE, node.target, self.frame.name))
        return [ast.If(call("in_place", load(value), code), [ast.Expr(build.switch())], [])]

    def settled(self, target: ast.expr) -> tuple[ast.expr, list[ast.stmt]]:
        """A place whose owner and key are evaluated once."""
        match target:
            case ast.Attribute():
                owner, before = self.named(target.value)
                return self.at(ast.Attribute(owner, target.attr, ast.Store()), target), before
            case ast.Subscript(slice=ast.Slice()):
                owner, before = self.named(target.value)
                return self.at(ast.Subscript(owner, target.slice, ast.Store()), target), before
            case ast.Subscript():
                owner, before = self.named(target.value)
                key, more = self.named(target.slice)
                return self.at(ast.Subscript(owner, key, ast.Store()), target), before + more
        return target, []

    def statement_Delete(self, node: ast.Delete) -> list[ast.stmt]:
        if not self.frame.can_yield:
            return [node]
        return [*self.let_go(node), *[each for target in node.targets for each in self.delete(target)]]

    def let_go(self, node: ast.stmt) -> list[ast.stmt]:
        """What a program drops is gone at once, for it may have a finaliser: no temporary keeps it."""
        transient = self.frame.transient
        return [self.at(ast.Assign([store(each) for each in transient], constant(None)), node)] if transient else []

    def statement_With(self, node: ast.With | ast.AsyncWith) -> list[ast.stmt]:
        """
            m = manager; x = enter(m); ok = True
            try:
                try: body
                except BaseException as e:
                    ok = False
                    if not exit(m, e): raise
            finally:
                if ok: exit(m, None)
        """
        if not self.frame.can_yield:
            return [self.nested(node)]
        item, *others = node.items
        is_async = isinstance(node, ast.AsyncWith)
        inner = [self.at(type(node)(others, node.body), node)] if others else node.body
        manager, entered, ok, error = (self.frame.lasting() for _ in range(4))
        expression = item.context_expr
        site = self.unit.site(expression, self.frame.name)

        def special(name: str, *args: ast.expr) -> ast.expr:
            return self.at(run(call(name, load(manager), *args, constant(site))), expression)

        begin: list[ast.stmt] = [
            self.at(build.assign(manager, self.expression(expression)), expression),
            self.at(build.assign(entered, special("enter_async" if is_async else "enter")), expression),
            build.assign(ok, constant(True)),
        ]
        body = self.write(item.optional_vars, entered) if item.optional_vars is not None else []
        body += self.statements(inner)
        end = "exit_async" if is_async else "exit"
        leave = special(end, load(error))
        handler = ast.ExceptHandler(
            load("BaseException"),
            error,
            [build.assign(ok, constant(False)), ast.If(ast.UnaryOp(ast.Not(), leave), [ast.Raise(None, None)], [])],
        )
        handler.type = helper("base_exception")
        guarded = ast.Try(body or [ast.Pass()], [self.over(), handler], [], [])
        last = self.at(ast.If(load(ok), [ast.Expr(special(end, constant(None)))], []), expression)
        return [*begin, ast.Try([guarded], [], [], [last])]

    statement_AsyncWith = statement_With

    def over(self) -> ast.ExceptHandler:
        """The end of the run is nobody's exception to handle."""
        return ast.ExceptHandler(helper("over"), None, [ast.Raise(None, None)])

    def statement_Raise(self, node: ast.Raise) -> list[ast.stmt]:
        match node.exc:
            case ast.Name() as name if self.is_stop(name):
                node.exc = self.at(helper("stop"), name)
            case ast.Call(func=ast.Name() as name) if self.is_stop(name):
                node.exc = self.at(ast.Call(helper("stop"), self.arguments_of(node.exc).args, []), node.exc)
            case _:
                node.exc = self.expression(node.exc)
        node.cause = self.expression(node.cause)
        return [node]

    def is_stop(self, node: ast.expr) -> bool:
        is_named = isinstance(node, ast.Name) and node.id == "StopIteration"
        return is_named and self.frame.can_yield and self.unit.resolve(self.frame.scope, node.id) is None

    def caught(self, node: ast.expr | None) -> ast.expr | None:
        """The types that a handler catches. See `runtime/stop.py` for why there are two of `StopIteration`."""
        types = node.elts if isinstance(node, ast.Tuple) else [node]
        if not any(each is not None and self.is_stop(each) for each in types):
            return self.expression(node)
        return self.at(ast.Tuple([*[self.expression(each) for each in types], helper("stop")], ast.Load()), node)

    def statement_Try(self, node: ast.Try) -> list[ast.stmt]:
        node.body = self.body(node.body)
        for handler in node.handlers:
            handler.type = self.caught(handler.type)
            handler.body = self.body(handler.body)
        if node.handlers:
            node.handlers.insert(0, ast.copy_location(self.over(), node))
        node.orelse = self.statements(node.orelse)
        node.finalbody = self.statements(node.finalbody)
        return [node]

    def statement_TryStar(self, node: ast.TryStar) -> list[ast.stmt]:
        node.body = self.body(node.body)
        for handler in node.handlers:
            handler.type = self.expression(handler.type)
            handler.body = self.body(handler.body)
        node.orelse = self.statements(node.orelse)
        node.finalbody = self.statements(node.finalbody)
        return [node]

    def statement_Match(self, node: ast.Match) -> list[ast.stmt]:
        patterns = {type(each) for case in node.cases for each in ast.walk(case.pattern)}
        node.subject = self.seen(node.subject) if patterns & {ast.MatchSequence, ast.MatchMapping} else self.expression(node.subject)
        if ast.MatchClass in patterns:
            code = constant(self.unit.code(kinds.READ, node.subject, self.frame.name))
            node.subject = self.at(call("parts", node.subject, code), node.subject)
        before: list[ast.stmt] = []
        for case in node.cases:
            before += self.pattern_classes(case.pattern)
            case.guard = self.expression(case.guard)
            case.body = self.body(case.body)
        return [*before, node]

    def pattern_classes(self, pattern: ast.pattern) -> list[ast.stmt]:
        """`case Point(x, y)` asks the class for the names of x and y: it is looked up and examined before."""
        before: list[ast.stmt] = []
        for each in ast.walk(pattern):
            if isinstance(each, ast.MatchClass) and each.patterns and not self.is_self_matching(each.cls):
                name = self.frame.temporary()
                before.append(self.at(build.assign(name, call("pattern_class", self.expression(each.cls))), each.cls))
                each.cls = self.at(load(name), each.cls)
        return before

    def is_self_matching(self, cls: ast.expr) -> bool:
        """`case int(n)`"""
        is_named = isinstance(cls, ast.Name) and cls.id in _SELF_MATCHING
        return is_named and self.unit.resolve(self.frame.scope, cls.id) is None

    def statement_ClassDef(self, node: ast.ClassDef) -> list[ast.stmt]:
        before, decorators = self.decorators(node)
        node.bases = [self.base(node, each) for each in node.bases]
        for keyword in node.keywords:
            keyword.value = self.base(node, keyword.value)
        outer = self.frame
        self.frame = type(outer)(self.unit.scopes.of[node], outer.name, False, parent=outer)
        node.body = self.class_body(node.body)
        self.frame = outer
        node.decorator_list = [] if outer.can_yield else decorators
        return [*before, node, *self.apply_decorators(node, decorators)]

    def base(self, node: ast.ClassDef, value: ast.expr) -> ast.expr:
        """Of a class with parameters it is evaluated where nothing can be interrupted."""
        return value if node.type_params and is_type(value) else self.expression(value)

    def class_body(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """The body of a class runs without a switch; only the functions in it are transformed."""
        result: list[ast.stmt] = []
        for statement in body:
            made = self.statements([statement])
            hoisted, self.frame.hoisted = self.frame.hoisted, []
            result += [*hoisted, *made]
            if hoisted:
                gone = ast.Delete([ast.Name(each.name, ast.Del()) for each in hoisted])
                result.append(ast.copy_location(gone, statement))
        return result

    def statement_Global(self, node: ast.Global) -> list[ast.stmt]:
        return [node]

    def statement_ImportFrom(self, node: ast.ImportFrom) -> list[ast.stmt]:
        # Annotations are not evaluated anyway, and this import must be the first statement of its file.
        return [] if node.module == "__future__" else [node]


def _has_star(nodes: list[ast.expr]) -> bool:
    return any(isinstance(each, ast.Starred) for each in nodes)
