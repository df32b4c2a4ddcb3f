"""RJS (replace join with sleep) of ConMAn: threads, processes, pools, queues."""

import ast
from collections.abc import Iterator

from ..calls import method_call
from ..edit import Edit, insert_after, insert_before, replace
from ..operator import Change
from ..parsed_program import ParsedProgram
from ..statements import can_move


def sleep_for_join(program: ParsedProgram) -> Iterator[Change]:
    """A `join` with arguments is left alone: texts have one, too."""
    for node in program.nodes:
        found = method_call(node)
        if found is None or found.method != "join" or found.has_arguments:
            continue
        if isinstance(program.parents.get(node), ast.Await):
            continue  # the `await` around it is the place
        module = "asyncio" if found.is_awaited else "gevent" if _imports(program, "gevent") else "time"
        sleep = f"{'await ' if found.is_awaited else ''}{module}.sleep(1)"
        # What the object's expression does is done all the same: `threads.pop().join()`.
        does = any(isinstance(each, ast.Call) for each in ast.walk(found.object))
        text = f"({program.text(found.object)}, {sleep})" if does else sleep
        yield Change(node, [replace(program, node, text), *_import(program, module)])


def _import(program: ParsedProgram, module: str) -> list[Edit]:
    if _imports(program, module):
        return []
    imports = [each for each in program.tree.body if isinstance(each, (ast.Import, ast.ImportFrom))]
    if imports:
        return [insert_after(program, imports[-1], f"import {module}")]
    first = next((each for each in program.tree.body if can_move(each)), program.tree.body[-1])
    return [insert_before(program, first, f"import {module}")]


def _imports(program: ParsedProgram, module: str) -> bool:
    names = [alias for each in program.tree.body if isinstance(each, ast.Import) for alias in each.names]
    return any(alias.name == module and alias.asname is None for alias in names)
