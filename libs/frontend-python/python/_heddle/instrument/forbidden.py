"""What a program may not say: each of these leads out of its namespace, or needs what a grader does not have."""

import ast

from .unit import CompileFailure

ALLOWED_MODULES = (
    "abc", "argparse", "array", "asyncio", "atexit", "base64", "bisect", "collections", "concurrent.futures", "contextlib", "contextvars", "copy", "ctypes", "dataclasses", "datetime", "decimal",
    "enum", "fractions", "functools", "gc", "gevent", "graphlib", "hashlib", "heapq", "io", "itertools", "json", "logging", "math", "multiprocessing", "numbers", "operator", "os", "os.path", "pickle",
    "platform", "pprint", "queue", "random", "re", "sched", "secrets", "signal", "statistics", "string", "struct", "sys", "textwrap", "threading", "time", "traceback", "types", "typing", "unittest",
    "urllib.parse", "uuid", "warnings", "weakref", "zlib",
)
ALSO_ALLOWED = (
    "_thread", "binascii", "cmath", "collections.abc", "concurrent", "concurrent.futures.process", "concurrent.futures.thread", "difflib", "gevent.event", "gevent.exceptions",
    "gevent.greenlet", "gevent.hub", "gevent.local", "gevent.lock", "gevent.monkey", "gevent.pool", "gevent.queue", "gevent.timeout",
    "multiprocessing.connection", "multiprocessing.context", "multiprocessing.dummy", "multiprocessing.managers", "multiprocessing.pool",
    "multiprocessing.process", "multiprocessing.queues", "multiprocessing.sharedctypes", "multiprocessing.synchronize", "html", "keyword", "timeit", "unicodedata", "urllib", "__future__",
)
"""Not worth a line in the list that a refusal gives."""
HARNESS_MODULES = ("heddle", "heddle.script")

_HIDDEN_ATTRIBUTES = frozenset(
    """__base__ __bases__ __builtins__ __closure__ __code__ __dir__ __func__ __get__ __getattribute__ __getstate__ __globals__ __instancecheck__ __subclasscheck__ __import__
    __kwdefaults__ __loader__ __mro__ __reduce__ __reduce_ex__ __self__ __setstate__ __spec__ __subclasses__
    __annotate__ __annotations_cache__ __signature__ __type_params__ __weakref__ __defaults__ __match_args__ __objclass__ __thisclass__ __self_class__
    ag_await ag_code ag_frame cr_await cr_code cr_frame f_back f_builtins f_code f_generator f_globals f_locals f_trace
    gi_code gi_frame gi_yieldfrom tb_frame mro _convert_ _getframe""".split()
)
_REFUSED_NAMES = frozenset("breakpoint compile eval exec __import__ __builtins__ __loader__ __spec__ help".split())


GUARDED = frozenset(["__annotations__", "__dict__", "__setattr__", "__delattr__"])
"""Whose owner decides; see `runtime/guards.py`."""
FORMATS = frozenset(["format", "format_map"])
"""Of a text, these look at attributes that the text names."""
CHECKED: set[str] = {*FORMATS}
"""What is found by these names is looked at; see `guards.safe`. Names of the library's containers come to them before the snapshot."""


def is_hidden(name: str) -> bool:
    """May no program look at an attribute of this name, whatever the object?"""
    return name in _HIDDEN_ATTRIBUTES or name.startswith("_heddle") or "$" in name


def is_undefinable(name: str) -> bool:
    """With these a class says what a pattern looks at, and of which objects; with the others it would change a shim."""
    return name in ("__match_args__", "__instancecheck__", "__subclasscheck__") or name.startswith("_heddle")


class Forbidden(ast.NodeVisitor):
    """Raises `CompileFailure` at the first thing that is refused."""

    def __init__(self, unit_column, harness: bool) -> None:
        self.column = unit_column
        self.modules = ALLOWED_MODULES + (HARNESS_MODULES if harness else ())

    def refuse(self, node: ast.AST, message: str, kind: str = "forbidden") -> None:
        raise CompileFailure(message, node.lineno, self.column(node.lineno, node.col_offset), kind)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.check_attribute(node, node.attr)
        self.generic_visit(node)

    def check_attribute(self, node: ast.AST, name: str) -> None:
        if is_hidden(name):
            self.refuse(node, f"`{name}` is not available here: it leads out of your own code. Solve the exercise without it.")

    def visit_MatchClass(self, node: ast.MatchClass) -> None:
        for name in node.kwd_attrs:
            self.check_attribute(node, name)
            if name in GUARDED or name in CHECKED:
                self.refuse(node, f"`{name}` is not available in a pattern here. Write `value.{name}`.")
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if node.id in _REFUSED_NAMES:
            self.refuse(node, f"`{node.id}` is not available here. Write what the program does as ordinary code.")
        if not isinstance(node.ctx, ast.Load):
            self.check_definition(node, node.id)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.check_definition(node, node.name)
        self.generic_visit(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def check_definition(self, node: ast.AST, name: str) -> None:
        if is_undefinable(name):
            self.refuse(node, f"`{name}` cannot be defined here: it leads out of your own code. Solve the exercise without it.")

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.check_module(node, alias.name)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.level > 0 or node.module is None:
            self.refuse(node, "There is only one file, so nothing can be imported relative to it.")
        self.check_module(node, node.module)
        for alias in node.names:
            self.check_attribute(node, alias.name)
            if alias.name == "*":
                self.refuse(node, f"Import the names you need: `from {node.module} import …`.")

    def check_module(self, node: ast.AST, name: str) -> None:
        if name not in self.modules and name not in ALSO_ALLOWED:
            self.refuse(node, module_refusal(name))


def module_refusal(name: str) -> str:
    return f"The module `{name}` is not available here. There are: {', '.join(ALLOWED_MODULES)}."
