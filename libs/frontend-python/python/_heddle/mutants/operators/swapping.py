"""Two locks that are taken one after the other are taken in the other order: ESP and EELO (exchange lock objects) of ConMAn."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from ..calls import call_statement
from ..edit import replace
from ..operator import Change
from ..parsed_program import ParsedProgram
from ..regions.with_block import WITH


def swap_acquisitions(program: ParsedProgram) -> Iterator[Change]:
    for first, second in _pairs(program):
        edits = [replace(program, first, program.text(second)), replace(program, second, program.text(first))]
        yield Change(first, edits)


def _pairs(program: ParsedProgram) -> Iterator[tuple[ast.expr, ast.expr]]:
    for statements in program.statement_lists():
        for pair in pairwise(call_statement(each, "acquire") for each in statements):
            if None not in pair:
                yield pair[0].object, pair[1].object
    for node in program.nodes:
        if isinstance(node, WITH):
            # `with a:` around `with b:` takes them in the same order as `with a, b:`.
            inner = node.body[0].items[:1] if isinstance(node.body[0], type(node)) else []
            for first, second in pairwise([*node.items, *inner]):
                if first.optional_vars is None and second.optional_vars is None:
                    yield first.context_expr, second.context_expr
