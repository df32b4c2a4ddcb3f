"""The verb after what a value is called, as in `was-or-were.ts` of the other front-end."""

import re

_PREPOSITIONS = "(?:of|that|which|who|in|on|at|for|with|from|when|after|before)"
_PLURAL = re.compile(
    rf"(?:those|these)\b|the (?:(?!{_PREPOSITIONS}\b)\w+ )*\w*[^\Waius]s(?:,| {_PREPOSITIONS}\b|$)", re.IGNORECASE
)


def was_or_were(what: str) -> str:
    return "were" if _PLURAL.match(what) else "was"
