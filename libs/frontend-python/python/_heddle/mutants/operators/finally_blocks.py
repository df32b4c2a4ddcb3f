"""RFU (remove finally around unlock) of ConMAn: what the `finally` did is done on the normal way only."""

import ast
import re
from collections.abc import Iterator

from ..edit import Edit, replace, text_for
from ..operator import Change
from ..parsed_program import ParsedProgram
from ..statements import JUMPS, touches_shared, walk


def drop_finally(program: ParsedProgram) -> Iterator[Change]:
    for node in program.nodes:
        if isinstance(node, ast.Try) and node.finalbody and not _cannot_fail(node):
            yield Change(node, _afterwards(program, node))


HARMLESS = (ast.Return, ast.Pass, ast.Assign, ast.Expr, ast.Name, ast.Attribute, ast.Constant, ast.Tuple, ast.expr_context)
"""What only reads and assigns."""


def _cannot_fail(node: ast.Try) -> bool:
    """
    No other way leads out of what only reads and assigns. An `except` for everything that always completes normally leaves
    nothing to the `finally` that a line after it would not do, either.
    """
    if not node.handlers and all(isinstance(each, HARMLESS) for part in node.body for each in walk(part)):
        return not any(isinstance(each, ast.Return) for each in node.body[:-1])
    catches_all = any(each.type is None for each in node.handlers)
    parts = [*node.body, *node.handlers, *node.orelse]
    handled = [each for handler in node.handlers for each in walk(handler)]
    leaves = any(isinstance(each, JUMPS) for part in parts for each in walk(part))
    return catches_all and not leaves and not any(isinstance(each, ast.Call) for each in handled)


def _afterwards(program: ParsedProgram, node: ast.Try) -> list[Edit]:
    """`if True:` for `try:` and `finally:`, so that the lines below stay as they are."""
    last = [*node.body, *node.orelse][-1]
    begin, end = _keyword(program, node)
    start = program.start(node)
    edits = [] if node.handlers else [Edit(start, start + len("try"), "if True")]
    if not isinstance(last, JUMPS):
        return [*edits, Edit(begin, end, "if True")]
    # `return action()` → `result = action()`, `lock.release()`, `return result`
    clean = [text_for(program, each, last) for each in node.finalbody]
    value = last.value if isinstance(last, ast.Return) else None
    if value is None or not touches_shared(program, value):
        lines = [*clean, program.text(last)]
    else:
        name = _unused_name(program.source)
        lines = [f"{name} = {program.text(value)}", *clean, f"return {name}"]
    text = f"\n{program.indent(last)}".join(lines)
    after = Edit(begin, end, "if True") if node.handlers else Edit(program.end(last), program.end(node), "")
    return [*edits, replace(program, last, text), after]


def _keyword(program: ParsedProgram, node: ast.Try) -> tuple[int, int]:
    """Where `finally` stands."""
    previous = program.end([*node.body, *node.handlers, *node.orelse][-1])
    found = re.compile(r"^[ \t]*(finally)\b", re.MULTILINE).search(program.source, previous)
    return found.span(1)


def _unused_name(source: str) -> str:
    name, number = "result", 2
    while re.search(rf"\b{name}\b", source):
        name, number = f"result{number}", number + 1
    return name
