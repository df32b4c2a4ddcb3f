"""What a statement does that decides whether a mutant of it could make a difference."""

import ast
from collections.abc import Iterator

from ..instrument.scopes import FUNCTIONS
from .calls import call_statement, callee_name, method_call
from .parsed_program import ParsedProgram

SWITCHES = (ast.Await, ast.Yield, ast.YieldFrom)
JUMPS = (ast.Return, ast.Raise, ast.Break, ast.Continue)

QUICK = frozenset(
    "add append appendleft clear copy discard extend get_ident get_lock is_set items keys locked notify notify_all pop popleft release remove set start update values".split()
)
"""Methods that are built in, quick and atomic: to hold a lock during one of these more, or less, keeps nobody waiting."""

QUICK_FUNCTIONS = frozenset(
    "abs bool dict enumerate float frozenset getattr hasattr id int isinstance iter len list max min range reversed set sorted str super tuple zip".split()
)


def walk(node: ast.AST, into_functions: bool = False) -> Iterator[ast.AST]:
    """A node and those inside it. Without `into_functions`, functions inside it are not looked into."""
    yield node
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not into_functions:
        return
    for child in ast.iter_child_nodes(node):
        yield from walk(child, into_functions)


def touches_shared(program: ParsedProgram, statement: ast.AST) -> bool:
    """Could another task see what it does, or what it sees? Otherwise it may stand on either side of a lock. A function that it makes does nothing yet; who calls one counts."""
    return any(_is_shared(program, each) for each in walk(statement))


def _is_shared(program: ParsedProgram, node: ast.AST) -> bool:
    if isinstance(node, ast.Name):
        binding = program.scopes.resolve(program.scope_of(node), node.id)
        return binding is not None and binding.is_visible
    if isinstance(node, ast.Call):
        return not (isinstance(node.func, ast.Name) and (node.func.id in QUICK_FUNCTIONS or makes_object(node)))
    return isinstance(node, (ast.Attribute, ast.Subscript, *SWITCHES))


def makes_object(call: ast.Call) -> bool:
    """`Event()`: as far as its name tells. To make an object is no news to anybody."""
    name = callee_name(call)
    return name is not None and name[:1].isupper()


def may_take_long(statement: ast.AST) -> bool:
    """Could it take long, wait or throw, so that holding a lock meanwhile matters to others?"""
    return any(isinstance(each, SWITCHES) or isinstance(each, ast.Call) and not _is_quick(each) for each in walk(statement, True))


def _is_quick(call: ast.Call) -> bool:
    if makes_object(call):
        return True
    if isinstance(call.func, ast.Name):
        return call.func.id in QUICK_FUNCTIONS
    found = method_call(call)
    return found is not None and found.method in QUICK


def can_move(statement: ast.stmt) -> bool:
    """A description or a declaration stays where it is."""
    described = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return not described and not isinstance(statement, (ast.Global, ast.Nonlocal, ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))


def uses_names_of(node: ast.AST, statement: ast.AST) -> bool:
    """Does a node use a name that a statement assigns?"""
    assigned = {each.id for each in walk(statement) if isinstance(each, ast.Name) and not isinstance(each.ctx, ast.Load)}
    return any(isinstance(each, ast.Name) and each.id in assigned for each in walk(node, True))


def notifies(statement: ast.stmt) -> bool:
    return call_statement(statement, "notify", "notify_all") is not None
