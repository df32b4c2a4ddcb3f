"""`with lock:` and `async with lock:`, also with context managers of the program's own, which hold something all the same."""

import ast

from ..calls import callee_name
from ..edit import Edit, insert_before, move_after, move_before
from ..parsed_program import ParsedProgram
from ..statements import JUMPS, can_move, uses_names_of
from .critical_region import Admission, CriticalRegion

WITH = (ast.With, ast.AsyncWith)
NOTHING_HELD = frozenset(["open", "suppress", "redirect_stdout"])


def with_regions(program: ParsedProgram) -> list[CriticalRegion]:
    return [_region(program, node) for node in program.nodes if isinstance(node, WITH) and not _holds_nothing(node)]


def _holds_nothing(node: ast.With | ast.AsyncWith) -> bool:
    return all(callee_name(item.context_expr) in NOTHING_HELD for item in node.items)


def is_lock(node: ast.AST) -> bool:
    """A `with` of nothing but names: of locks, not of what a call makes."""
    return isinstance(node, WITH) and not any(isinstance(item.context_expr, ast.Call) for item in node.items)


def _region(program: ParsedProgram, node: ast.With | ast.AsyncWith) -> CriticalRegion:
    first, last = node.body[0], node.body[-1]
    before, after = program.before(node), program.after(node)
    is_named = any(item.optional_vars is not None for item in node.items)
    can_admit_before = before is not None and can_move(before) and not is_named and not any(uses_names_of(item, before) for item in node.items)
    can_admit_after = after is not None and can_move(after) and not isinstance(last, JUMPS)
    return CriticalRegion(
        at=node,
        body=node.body,
        drops=_drops(program, node),
        evict_first=None if is_named else move_before(program, first, node),
        evict_last=move_after(program, last, node),
        admit_before=Admission(before, move_before(program, before, first)) if can_admit_before else None,
        admit_after=Admission(after, move_after(program, after, last)) if can_admit_after else None,
        split=lambda statement: [_again(program, node, statement)],
    )


def _drops(program: ParsedProgram, node: ast.With | ast.AsyncWith) -> list[list[Edit]]:
    """`with lock:` → `if True:`, so that the lines below stay as they are; `with a, b:` → `with b:`."""
    starts = [program.start(item.context_expr) for item in node.items]
    ends = [program.end(item.optional_vars or item.context_expr) for item in node.items]
    edits = []
    for index, item in enumerate(node.items):
        if item.optional_vars is not None:
            continue
        if len(node.items) == 1:
            edits.append([Edit(program.start(node), _colon(program, node), "if True")])
        elif index == 0:
            edits.append([Edit(starts[0], starts[1], "")])
        else:
            edits.append([Edit(ends[index - 1], ends[index], "")])
    return edits


def _again(program: ParsedProgram, node: ast.With | ast.AsyncWith, statement: ast.stmt) -> Edit:
    """Another `with` from this statement on."""
    header = program.source[program.start(node) : _colon(program, node)] + ":"
    edit = insert_before(program, statement, header)
    return Edit(edit.start, edit.end, f"{program.indent(node)}{header}\n")


def _colon(program: ParsedProgram, node: ast.With | ast.AsyncWith) -> int:
    last = node.items[-1]
    return program.source.index(":", program.end(last.optional_vars or last.context_expr))
