"""How instrumented code reaches the runtime: not by names, which a program could look up, but by constants.

In the tree a helper is a NaN of its own; after compiling, each of these NaNs is replaced by the helper it stands for.
A program cannot write such a constant: a NaN equals nothing, and only its identity is looked at.
"""

import ast
from types import CodeType
from typing import Any, Mapping

NAMES = (
    "log", "visible", "fuel", "val", "lbl", "define", "define_generator", "function", "locations", "attr", "attr_w", "item",
    "item_w", "item_twin", "store_item", "touch", "touch_w", "look", "looked", "containers", "in_place", "contains", "contains_twin", "load", "store", "tw", "method",
    "twins", "type", "set_site", "end", "iter", "next", "advance", "stepper", "enter", "exit", "box", "delegate", "generator", "over",
    "base_exception", "binary", "stop", "guarded", "define_coroutine", "define_async_generator", "async_generator", "produced", "await",
    "enter_async", "exit_async", "iter_async", "next_async", "safe", "pattern_class", "parts", "is_own", "take",
)
_STAND_INS = {name: float("nan") for name in NAMES}
_NAME_OF = {id(value): name for name, value in _STAND_INS.items()}


def helper(name: str) -> ast.expr:
    return ast.Constant(_STAND_INS[name])


def link(code: CodeType, helpers: Mapping[str, Any]) -> CodeType:
    """The code with the runtime's helpers in place, and with the names that a reader should see."""
    consts = tuple(_linked(each, helpers) for each in code.co_consts)
    name = _SHOWN.get(code.co_name.split(":")[0], code.co_name)
    qualname = ".".join(_SHOWN.get(part.split(":")[0], part) for part in code.co_qualname.split("."))
    return code.replace(co_consts=consts, co_name=name, co_qualname=qualname)


_SHOWN = {
    "$lambda": "<lambda>",
    "$module": "<module>",
    "$listcomp": "<listcomp>",
    "$setcomp": "<setcomp>",
    "$dictcomp": "<dictcomp>",
    "$genexpr": "<genexpr>",
}


def _linked(const: Any, helpers: Mapping[str, Any]) -> Any:
    if isinstance(const, CodeType):
        return link(const, helpers)
    name = _NAME_OF.get(id(const))
    return const if name is None else helpers[name]
