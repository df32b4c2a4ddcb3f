"""A critical region is dropped, shrunk, widened, shifted or split: RSB, SKCR, EXCR, SHCR and SPCR of ConMAn."""

import ast
from collections.abc import Iterator

from ..operator import Change
from ..parsed_program import ParsedProgram
from ..regions import Admission, critical_regions, is_locking
from ..statements import may_take_long, notifies, touches_shared


def drop_critical_region(program: ParsedProgram) -> Iterator[Change]:
    for region in critical_regions(program):
        for edits in region.drops:
            yield Change(region.at, edits)


def acquire_later(program: ParsedProgram) -> Iterator[Change]:
    for region in critical_regions(program):
        if region.evict_first is not None and _can_shed(program, region.body[0], region.body[1:]):
            yield Change(region.at, region.evict_first)


def release_earlier(program: ParsedProgram) -> Iterator[Change]:
    for region in critical_regions(program):
        if region.evict_last is not None and _can_shed(program, region.body[-1], region.body[:-1]):
            yield Change(region.at, region.evict_last)


def acquire_earlier(program: ParsedProgram) -> Iterator[Change]:
    for region in critical_regions(program):
        if _can_take_in(program, region.admit_before):
            yield Change(region.at, region.admit_before.edits)


def release_later(program: ParsedProgram) -> Iterator[Change]:
    for region in critical_regions(program):
        if _can_take_in(program, region.admit_after):
            yield Change(region.at, region.admit_after.edits)


def shift_up(program: ParsedProgram) -> Iterator[Change]:
    for region in critical_regions(program):
        admit, evict = region.admit_before, region.evict_last
        if admit is None or evict is None or is_locking(program, admit.statement):
            continue
        if _can_shed(program, region.body[-1], region.body[:-1]):
            yield Change(region.at, [*admit.edits, *evict])


def shift_down(program: ParsedProgram) -> Iterator[Change]:
    for region in critical_regions(program):
        admit, evict = region.admit_after, region.evict_first
        if admit is None or evict is None or is_locking(program, admit.statement):
            continue
        if _can_shed(program, region.body[0], region.body[1:]):
            yield Change(region.at, [*evict, *admit.edits])


def split_critical_region(program: ParsedProgram) -> Iterator[Change]:
    """Not before a notification: whoever is woken looks at the state that was there before it."""
    for region in critical_regions(program):
        matter = [each for each in region.body if touches_shared(program, each) and not is_locking(program, each)]
        for statement in matter[1:]:
            if not notifies(statement):
                yield Change(statement, region.split(statement))


def _can_shed(program: ParsedProgram, statement: ast.stmt, others: list[ast.stmt]) -> bool:
    """
    Only where the statement that is left out could be seen by others, and something is left inside: anything else is an
    equivalent program, or `drop-critical-region`.
    """
    if is_locking(program, statement) or not touches_shared(program, statement):
        return False
    return any(touches_shared(program, each) for each in others)


def _can_take_in(program: ParsedProgram, admission: Admission | None) -> bool:
    """Only a statement that calls something: to hold a lock during a mere assignment keeps nobody waiting for long."""
    return admission is not None and not is_locking(program, admission.statement) and may_take_long(admission.statement)
