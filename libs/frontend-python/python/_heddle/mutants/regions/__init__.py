"""All critical regions of a program."""

import ast

from ..parsed_program import ParsedProgram
from .acquire_release import acquire_release_regions, lock_of
from .critical_region import Admission, CriticalRegion
from .with_block import is_lock, with_regions

__all__ = ["Admission", "CriticalRegion", "critical_regions", "is_locking"]


def critical_regions(program: ParsedProgram) -> list[CriticalRegion]:
    """In the order of the source."""
    regions = [*with_regions(program), *acquire_release_regions(program)]
    return sorted(regions, key=lambda region: program.start(region.at))


def is_locking(program: ParsedProgram, statement: ast.stmt) -> bool:
    """Does a statement take or give back a lock itself? Moving another lock's border across it is `swap-acquisitions`."""
    return is_lock(statement) or any(lock_of(program, statement, method) is not None for method in ("acquire", "release"))
