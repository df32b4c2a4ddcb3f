"""Who is woken, and whether he looks again."""

import ast
from collections.abc import Iterator

from ...instrument.scopes import FUNCTIONS
from ..calls import call_statement, method_call
from ..edit import Edit, replace
from ..operator import Change
from ..parsed_program import ParsedProgram
from ..statements import walk


def notify_for_notify_all(program: ParsedProgram) -> Iterator[Change]:
    """RNA (replace notifyAll with notify) of ConMAn."""
    for node in program.nodes:
        if isinstance(node, ast.Call) and (found := method_call(node)) is not None and found.method == "notify_all":
            end = program.end(found.call.func)
            yield Change(node, [Edit(end - len("_all"), end, "")])


def if_for_while(program: ParsedProgram) -> Iterator[Change]:
    """
    A wait that does not look again when it was woken. Between the notification and the return of `wait()` others run: Lampson
    and Redell, "Experience with Processes and Monitors in Mesa" (CACM 1980), ask for the loop. `wait_for` is that loop.
    """
    for node in program.nodes:
        if isinstance(node, ast.While) and any(_waits_in(program, each, node) for each in walk(node)):
            start = program.start(node)
            yield Change(node, [Edit(start, start + len("while"), "if")])
        found = call_statement(node, "wait_for")
        match found and found.call.args:
            case [ast.Lambda() as predicate]:
                wait = f"{'await ' if found.is_awaited else ''}{program.text(found.object)}.wait()"
                yield Change(node, [replace(program, node, f"if not ({program.text(predicate.body)}): {wait}")])


def _waits_in(program: ParsedProgram, node: ast.AST, loop: ast.While) -> bool:
    """Is it a wait of this very loop, not of one inside it?"""
    found = method_call(node)
    if found is None or found.method != "wait":
        return False
    return loop is next(each for each in program.around(node) if isinstance(each, (ast.While, ast.For, ast.AsyncFor, *FUNCTIONS)))
