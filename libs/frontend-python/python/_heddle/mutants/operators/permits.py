"""MXC (modify the count of a semaphore, latch or barrier) of ConMAn: one more, one less."""

import ast
import re
from collections.abc import Iterator

from ..calls import callee_name
from ..edit import Edit, replace
from ..operator import Change
from ..parsed_program import ParsedProgram

COUNTED = re.compile(r"(?:Bounded)?Semaphore|Barrier|(?:Lifo|Priority|Joinable)?Queue|\w*Pool|\w*PoolExecutor")
ONE_UNLESS_GIVEN = re.compile(r"(?:Bounded)?Semaphore")
NAMES = ("value", "parties", "maxsize", "processes", "max_workers")
"""Of the parameter that is a count."""


def permit_count(program: ParsedProgram) -> Iterator[Change]:
    for node in program.nodes:
        name = callee_name(node)
        if name is None or not COUNTED.fullmatch(name):
            continue
        for by in (1, -1):
            edit = _changed(program, node, name, by)
            if edit is not None:
                yield Change(node, [edit])


def _changed(program: ParsedProgram, made: ast.Call, name: str, by: int) -> Edit | None:
    count = made.args[0] if made.args else next((each.value for each in made.keywords if each.arg in NAMES), None)
    match count:
        case None if not made.keywords and ONE_UNLESS_GIVEN.fullmatch(name):
            at = program.end(made) - 1
            return Edit(at, at, str(1 + by))
        case None | ast.Starred():
            return None
        case ast.Constant(int(value)):
            return replace(program, count, str(value + by)) if value + by >= 0 else None
    text = program.text(count)
    operand = text if isinstance(count, (ast.Name, ast.Attribute, ast.Call, ast.Subscript)) else f"({text})"
    return replace(program, count, f"{operand} {'+' if by > 0 else '-'} 1")
