"""Which names are shared: captured by another function or at module level, and written when somebody else may look."""

import ast
from dataclasses import dataclass, field

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(eq=False)
class Binding:
    """One variable of one scope."""

    name: str
    scope: "Scope"
    writes: int = 0
    written_in_loop: bool = False
    written_elsewhere: bool = False
    """Assigned by another function than its own (`global`, `nonlocal`), or deleted."""
    last_write: int = 0
    """The position in the walk of the last assignment in its own scope."""
    first_capture: int | None = None
    is_module: bool = False
    """Bound by an import and nothing else."""

    @property
    def is_visible(self) -> bool:
        """May a read of it be unordered with a write? A name bound once, before anybody else could see it, is a constant."""
        if self.scope.kind == "module":
            return self.written_elsewhere or self.writes > 1 or self.written_in_loop
        if self.scope.kind != "function" or self.first_capture is None:
            return False
        if self.written_elsewhere or self.written_in_loop:
            return True
        return self.writes > 1 or self.last_write > self.first_capture


@dataclass(eq=False)
class Scope:
    kind: str
    """`module`, `function`, `class` or `comprehension`."""
    parent: "Scope | None"
    bindings: dict[str, Binding] = field(default_factory=dict)
    globals: set[str] = field(default_factory=set)
    nonlocals: set[str] = field(default_factory=set)

    def binding(self, name: str) -> Binding:
        if name not in self.bindings:
            self.bindings[name] = Binding(name, self)
        return self.bindings[name]

    @property
    def function(self) -> "Scope":
        """Where a variable would live that is not the comprehension's own: comprehensions belong to their function."""
        scope = self
        while scope.kind == "comprehension":
            scope = scope.parent
        return scope

    @property
    def module(self) -> "Scope":
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope


class Scopes:
    """The scopes of a module, by the node that opens them."""

    def __init__(self, tree: ast.Module) -> None:
        self.of: dict[ast.AST, Scope] = {}
        _Binder(self.of).run(tree)
        _Resolver(self.of).run(tree)

    def resolve(self, scope: Scope, name: str) -> Binding | None:
        """The variable that a name means in a scope; None for a built-in or undefined one."""
        return _resolve(scope, name)


def _resolve(scope: Scope, name: str) -> Binding | None:
    if name in scope.globals:
        return scope.module.binding(name)
    if name not in scope.nonlocals and name in scope.bindings:
        return scope.bindings[name]
    outer = scope.parent
    while outer is not None:
        if outer.kind != "class" and name in outer.globals:
            return scope.module.binding(name)
        if outer.kind != "class" and name not in outer.nonlocals and name in outer.bindings:
            return outer.bindings[name]
        outer = outer.parent
    return None


class _Walk(ast.NodeVisitor):
    """Goes over the tree in evaluation order, with the scope that each node is evaluated in."""

    def __init__(self, scopes: dict[ast.AST, Scope]) -> None:
        self.scopes = scopes
        self.scope: Scope
        self.loops = 0
        self.position = 0

    def run(self, tree: ast.Module) -> None:
        self.within(tree, "module", tree.body)

    def visit(self, node: ast.AST) -> None:
        self.position += 1
        super().visit(node)

    def visit_all(self, nodes) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    def within(self, node: ast.AST, kind: str, body: list[ast.AST], args: ast.arguments | None = None) -> None:
        outer, loops = getattr(self, "scope", None), self.loops
        if node not in self.scopes:
            self.scopes[node] = Scope(kind, outer)
        self.scope = self.scopes[node]
        self.loops = loops if kind == "comprehension" else 0
        if args is not None:
            for arg in [*args.posonlyargs, *args.args, *args.kwonlyargs, args.vararg, args.kwarg]:
                if arg is not None:
                    self.bind(arg.arg)
        self.visit_all(body)
        if outer is not None:
            self.scope = outer
        self.loops = loops

    def bind(self, name: str) -> None:
        """A name is assigned here."""

    def visit_function(self, node) -> None:
        args = node.args
        self.visit_all([*getattr(node, "decorator_list", []), *args.defaults, *args.kw_defaults])
        if not isinstance(node, ast.Lambda):
            self.bind(node.name)
        body = [node.body] if isinstance(node, ast.Lambda) else node.body
        self.within(node, "function", body, args)

    visit_FunctionDef = visit_AsyncFunctionDef = visit_Lambda = visit_function

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.visit_all([*node.decorator_list, *node.bases, *[each.value for each in node.keywords]])
        self.within(node, "class", node.body)
        self.bind(node.name)

    def visit_comprehension_node(self, node) -> None:
        first = node.generators[0]
        self.visit(first.iter)
        outer_loops = self.loops
        self.loops += 1
        parts = [first.target, *first.ifs]
        for generator in node.generators[1:]:
            parts += [generator.iter, generator.target, *generator.ifs]
        parts += [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        self.within(node, "comprehension", parts)
        self.loops = outer_loops

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_comprehension_node

    def visit_For(self, node) -> None:
        self.visit(node.iter)
        self.loops += 1
        self.visit_all([node.target, *node.body])
        self.loops -= 1
        self.visit_all(node.orelse)

    visit_AsyncFor = visit_For

    def visit_While(self, node: ast.While) -> None:
        self.loops += 1
        self.visit_all([node.test, *node.body])
        self.loops -= 1
        self.visit_all(node.orelse)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        self.visit_all(node.targets)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.visit(node.value)
        self.visit(node.target)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit_all([node.value, node.target])
        elif isinstance(node.target, ast.Name):
            self.declare(node.target.id)

    def declare(self, name: str) -> None:
        """A name is local here, and not assigned."""

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        inner, self.scope = self.scope, self.scope.function
        self.bind(node.target.id)
        self.scope = inner

    def visit_Import(self, node) -> None:
        for alias in node.names:
            if alias.name != "*":
                self.bind((alias.asname or alias.name).split(".")[0])

    visit_ImportFrom = visit_Import

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.type is not None:
            self.visit(node.type)
        if node.name is not None:
            self.bind(node.name)
        self.visit_all(node.body)

    def visit_MatchAs(self, node) -> None:
        self.generic_visit(node)
        if node.name is not None:
            self.bind(node.name)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self.generic_visit(node)
        if node.rest is not None:
            self.bind(node.rest)


class _Binder(_Walk):
    """First pass: which scope has which names."""

    def bind(self, name: str) -> None:
        if name not in self.scope.globals and name not in self.scope.nonlocals:
            self.scope.binding(name)

    declare = bind

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.bind(node.id)

    def visit_Global(self, node: ast.Global) -> None:
        self.scope.globals.update(node.names)
        for name in node.names:
            self.scope.module.binding(name)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.scope.nonlocals.update(node.names)


class _Resolver(_Walk):
    """Second pass: who assigns and who captures each variable, and when."""

    def bind(self, name: str) -> None:
        binding = _resolve(self.scope, name)
        if binding is None:
            return
        if binding.scope.function is not self.scope.function:
            binding.written_elsewhere = True
            return
        binding.writes += 1
        binding.last_write = self.position
        binding.written_in_loop |= self.loops > 0

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.capture(node.id)
            return
        self.bind(node.id)
        binding = _resolve(self.scope, node.id)
        if isinstance(node.ctx, ast.Del) and binding is not None:
            binding.written_elsewhere = True

    def capture(self, name: str) -> None:
        binding = _resolve(self.scope, name)
        if binding is not None and binding.scope.function is not self.scope.function:
            if binding.first_capture is None:
                binding.first_capture = self.position

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.capture(node.target.id)
        super().visit_AugAssign(node)

    def visit_Import(self, node) -> None:
        super().visit_Import(node)
        for alias in node.names:
            binding = _resolve(self.scope, (alias.asname or alias.name).split(".")[0])
            if binding is not None and isinstance(node, ast.Import):
                binding.is_module = binding.writes == 1

    def visit_ImportFrom(self, node) -> None:
        super().visit_Import(node)
