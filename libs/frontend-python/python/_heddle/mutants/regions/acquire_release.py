"""`lock.acquire()`, …, `lock.release()`, and `lock.acquire()`, `try: … finally: lock.release()`."""

import ast
import re

from ..calls import call_statement
from ..edit import Edit, insert_before, move_after, move_before, remove, text_for
from ..parsed_program import ParsedProgram
from ..statements import JUMPS, can_move, uses_names_of, walk
from .critical_region import Admission, CriticalRegion


def acquire_release_regions(program: ParsedProgram) -> list[CriticalRegion]:
    return [
        region
        for statements in program.statement_lists()
        for begin in range(len(statements))
        if (region := _region(program, statements, begin)) is not None
    ]


def lock_of(program: ParsedProgram, node: ast.stmt, method: str) -> str | None:
    """
    Which lock a statement acquires or releases; None if it does nothing of the kind. A loop that does so for each of several
    objects counts as one statement, and they may be released backwards: `for each in reversed(all): each.release()`.
    """
    if isinstance(node, ast.For) and len(node.body) == 1:
        each = lock_of(program, node.body[0], method)
        return None if each is None else f"{each} of {re.sub(r'^reversed\((.*)\)$', r'\1', program.text(node.iter))}"
    found = call_statement(node, method)
    return None if found is None else program.text(found.object)


def _region(program: ParsedProgram, statements: list[ast.stmt], begin: int) -> CriticalRegion | None:
    acquire = statements[begin]
    lock = lock_of(program, acquire, "acquire")
    if lock is None:
        return None
    for end in range(begin + 1, len(statements)):
        node = statements[end]
        if lock_of(program, node, "release") == lock:
            return _in_one_list(program, statements, begin, end, lock)
        if isinstance(node, ast.Try) and any(lock_of(program, each, "release") == lock for each in node.finalbody):
            return _with_finally(program, statements, begin, node, lock)
    return None


def _in_one_list(program: ParsedProgram, statements: list[ast.stmt], begin: int, end: int, lock: str) -> CriticalRegion:
    acquire, release, body = statements[begin], statements[end], statements[begin + 1 : end]
    after = program.after(release)
    return CriticalRegion(
        at=acquire,
        body=body,
        drops=[[remove(program, each) for each in (acquire, *_releases(program, [*body, release], lock))]],
        evict_first=move_after(program, acquire, body[0]) if body else None,
        evict_last=move_before(program, release, body[-1]) if body else None,
        admit_before=_admit_before(program, acquire),
        admit_after=Admission(after, move_after(program, release, after)) if after is not None and not isinstance(after, JUMPS) else None,
        split=lambda statement: _gap(program, acquire, release, statement),
    )


def _with_finally(program: ParsedProgram, statements: list[ast.stmt], begin: int, guarded: ast.Try, lock: str) -> CriticalRegion:
    acquire, inside, after = statements[begin], guarded.body, program.after(guarded)
    between = statements[begin + 1 : statements.index(guarded)]
    release = next(each for each in guarded.finalbody if lock_of(program, each, "release") == lock)
    can_admit_after = after is not None and can_move(after) and not isinstance(inside[-1], JUMPS)
    return CriticalRegion(
        at=acquire,
        body=[*between, *inside],
        drops=[[remove(program, each) for each in (acquire, *_releases(program, [*between, guarded], lock))]],
        evict_first=move_after(program, acquire, between[0]) if between else move_before(program, inside[0], acquire),
        evict_last=move_after(program, inside[-1], guarded),
        admit_before=_admit_before(program, acquire),
        admit_after=Admission(after, move_after(program, after, inside[-1])) if can_admit_after else None,
        split=lambda statement: _gap(program, acquire, release, statement),
    )


def _admit_before(program: ParsedProgram, acquire: ast.stmt) -> Admission | None:
    before = program.before(acquire)
    if before is None or not can_move(before) or uses_names_of(acquire, before):
        return None
    return Admission(before, move_before(program, acquire, before))


def _gap(program: ParsedProgram, acquire: ast.stmt, release: ast.stmt, statement: ast.stmt) -> list[Edit]:
    return [insert_before(program, statement, text_for(program, each, statement)) for each in (release, acquire)]


def _releases(program: ParsedProgram, statements: list[ast.stmt], lock: str) -> list[ast.stmt]:
    """All releases of that lock, also the one before an early `return`."""
    found: list[ast.stmt] = []
    for node in (each for statement in statements for each in walk(statement)):
        if isinstance(node, ast.stmt) and lock_of(program, node, "release") == lock:
            found.append(node)
    return found
