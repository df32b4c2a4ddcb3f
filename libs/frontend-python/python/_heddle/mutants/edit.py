"""Changes of a source text. What an edit makes of it is looked at afterwards: what does not compile is no mutant."""

import ast
import re
from dataclasses import dataclass

from .parsed_program import ParsedProgram


@dataclass(frozen=True)
class Edit:
    """Replaces `source[start:end]`. An insertion has `start == end`."""

    start: int
    end: int
    text: str


def apply_edits(source: str, edits: list[Edit]) -> str | None:
    """The text with all edits made; None if two of them are about the same characters."""
    text, at = "", 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if edit.start < at:
            return None
        text += source[at : edit.start] + edit.text
        at = edit.end
    return text + source[at:]


def replace(program: ParsedProgram, node: ast.AST, text: str) -> Edit:
    return Edit(program.start(node), program.end(node), text)


def remove(program: ParsedProgram, statement: ast.stmt) -> Edit:
    """Takes a statement out, with its lines if it has them for itself. A block is not left empty."""
    if len(program.siblings(statement)) == 1:
        return replace(program, statement, "pass")
    lines = _whole_lines(program, statement)
    return Edit(*lines, "") if lines is not None else replace(program, statement, "")


def insert_before(program: ParsedProgram, target: ast.stmt, text: str) -> Edit:
    start = program.start(target)
    line = program.start_of_line(start)
    indent = program.source[line:start]
    return Edit(start, start, f"{text}; ") if indent.strip() else Edit(line, line, f"{indent}{text}\n")


def insert_after(program: ParsedProgram, target: ast.stmt, text: str) -> Edit:
    lines = _whole_lines(program, target)
    if lines is None:
        return Edit(program.end(target), program.end(target), f"; {text}")
    _, end = lines
    before = "" if program.source[:end].endswith("\n") else "\n"
    return Edit(end, end, f"{before}{program.indent(target)}{text}\n")


def text_for(program: ParsedProgram, statement: ast.stmt, target: ast.stmt) -> str:
    """A statement's text as it is written after the indentation of another one."""
    own, other = program.indent(statement), program.indent(target)
    first, *others = program.text(statement).split("\n")
    return "\n".join([first, *(other + line[len(own) :] if line.startswith(own) else line for line in others)])


def move_before(program: ParsedProgram, statement: ast.stmt, target: ast.stmt) -> list[Edit]:
    return [remove(program, statement), insert_before(program, target, text_for(program, statement, target))]


def move_after(program: ParsedProgram, statement: ast.stmt, target: ast.stmt) -> list[Edit]:
    return [remove(program, statement), insert_after(program, target, text_for(program, statement, target))]


def _whole_lines(program: ParsedProgram, node: ast.stmt) -> tuple[int, int] | None:
    """The lines of a statement, with the last line break, if nothing else is on them but a comment behind it."""
    source, start, end = program.source, program.start(node), program.end(node)
    line = program.start_of_line(start)
    rest = re.match(r"[^\n]*\n?", source[end:])[0]
    if source[line:start].strip() or not re.fullmatch(r"\s*(#.*)?\n?", rest):
        return None
    return line, end + len(rest)
