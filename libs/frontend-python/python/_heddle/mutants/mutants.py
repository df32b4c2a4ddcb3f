"""All mutants of a program."""

import json

from .edit import apply_edits
from .operators import OPERATORS
from .parsed_program import ParsedProgram


def mutants(source: str) -> str:
    """
    Operator by operator, each in the order of the source. What does not compile, and what is the same text as the program or
    an earlier mutant, is left out. The same mutants every time.

    JSON: a list of `{operator, function, source}`. Raises `SyntaxError` if the program itself cannot be parsed.
    """
    program = ParsedProgram(source)
    seen = {source}
    found = []
    for name, operator in OPERATORS.items():
        for change in sorted(operator(program), key=lambda each: program.start(each.at)):
            text = apply_edits(source, change.edits)
            if text is None or text in seen:
                continue
            seen.add(text)
            if _compiles(text):
                found.append({"operator": name, "function": program.function_around(change.at), "source": text})
    return json.dumps(found)


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True
