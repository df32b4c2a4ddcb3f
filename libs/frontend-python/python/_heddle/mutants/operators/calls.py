"""RCXC (remove concurrency mechanism call) of ConMAn, where it is no critical region's: nobody is told, nobody waits."""

import ast
from collections.abc import Iterator

from ..calls import call_statement
from ..edit import Edit, remove
from ..operator import Change
from ..parsed_program import ParsedProgram
from ..regions import critical_regions

MECHANISMS = ("acquire", "release", "wait", "set", "notify", "notify_all", "task_done", "close", "shutdown", "terminate")


def drop_call(program: ParsedProgram) -> Iterator[Change]:
    regional = [edit for region in critical_regions(program) for edits in region.drops for edit in edits]
    for node in program.nodes:
        # A call with arguments may be anything: `writer.close(reason)`, `cells.set(3)`.
        found = call_statement(node, *MECHANISMS)
        if found is None or found.has_arguments:
            continue
        edit = remove(program, node)
        if not any(each.start <= edit.start and edit.end <= each.end for each in regional):
            yield Change(node, [edit])


def drop_await(program: ParsedProgram) -> Iterator[Change]:
    """A coroutine that is made and not awaited, or that is not waited for. Only where nobody takes what comes of it: the rest fails at once."""
    for node in program.nodes:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Await):
            start = program.start(node)
            yield Change(node, [Edit(start, program.start(node.value.value), "")])
