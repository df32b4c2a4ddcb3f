"""What a program can import: shims under the real names, and the public part of some of Python's library."""

import decimal
import importlib
import random
from types import ModuleType

from ..instrument.forbidden import ALLOWED_MODULES, ALSO_ALLOWED, is_hidden, module_refusal
from ..shims.greenlets.patching import names_of
from ..shims.table import MEMBERS, REPLACED

_CHANGEABLE = (dict, list, set)
_facades: dict[str, dict[str, object]] = {}
_HIDDEN = {
    "collections": {"UserString"},
    "decimal": {"BasicContext", "DefaultContext", "ExtendedContext"},
    "enum": {"global_enum", "global_enum_repr", "global_flag_repr", "global_str"},
    "operator": {"attrgetter", "methodcaller"},
    "string": {"Formatter"},
    "types": {
        "CellType", "CodeType", "DynamicClassAttribute", "FrameType", "FunctionType", "LambdaType", "get_original_bases", "new_class", "prepare_class", "resolve_bases",
    },
    "typing": {"get_type_hints", "ForwardRef", "evaluate_forward_ref", "clear_overloads", "get_overloads"},
    "traceback": {"walk_stack", "walk_tb", "extract_stack", "StackSummary", "FrameSummary", "print_stack"},
    "argparse": {"FileType"},
    "functools": {"singledispatch", "singledispatchmethod"},
    "hashlib": {"file_digest"},
    "random": {"SystemRandom"},
    "weakref": {"CallableProxyType", "ProxyType", "ProxyTypes", "finalize", "getweakrefcount", "getweakrefs", "proxy"},
}


def facade(name: str) -> dict[str, object]:
    """The public names of a library module that are no modules themselves."""
    if name not in _facades:
        module = importlib.import_module(name)
        public = getattr(module, "__all__", None) or [each for each in vars(module) if not each.startswith("_")]
        members = {each: getattr(module, each) for each in public if each not in _HIDDEN.get(name, ())}
        _facades[name] = {each: _without_cache(value) for each, value in members.items() if not isinstance(value, ModuleType)}
    return _facades[name]


def _without_cache(value: object) -> object:
    """`urllib.parse.urlsplit.cache_info()` would tell of other runs."""
    return value.__wrapped__ if hasattr(value, "cache_info") else value


def lasting() -> list[object]:
    """What is the same whenever it is imported."""
    found = []
    for name in sorted(ALLOWED | {*MEMBERS}):
        once = members_of(name)
        found += [value for each, value in members_of(name).items() if value is once[each] and not is_hidden(each)]
    return found


def public_names(name: str) -> list[str]:
    """What `from name import *` gives. Nothing, if a program cannot import it."""
    if name not in ALLOWED:
        return []
    return [each for each in members_of(name) if not each.startswith("_")]


def members_of(name: str) -> dict[str, object]:
    if name in MEMBERS:
        return MEMBERS[name]()
    return {each: value.copy() if type(value) in _CHANGEABLE else value for each, value in facade(name).items()} | REPLACED.get(name, {})


class Imports:
    """The modules of one program. Made anew for each run, so that nothing that a program changes in them outlives it."""

    def __init__(self, allowed: frozenset[str], seed: int, can_be_patched: bool = True) -> None:
        """`can_be_patched`: does `gevent.monkey` see to its modules, too? Not to a harness's, whose threads are to stay threads."""
        self.allowed = allowed
        self.can_be_patched = can_be_patched
        self.seed = seed
        self.modules: dict[str, ModuleType] = {}

    def forget(self) -> None:
        self.modules.clear()

    def module(self, name: str) -> ModuleType:
        known = self.modules.get(name)
        if known is None:
            known = self.modules[name] = ModuleType(name)
            if name in ("random", "statistics"):  # the one draws by the other
                random.seed(self.seed)
            elif name == "decimal":
                decimal.setcontext(decimal.Context())
            vars(known).update(members_of(name))
            if self.can_be_patched:
                vars(known).update(names_of(name))
        return known

    def import_module(self, name, globals=None, locals=None, fromlist=(), level=0):
        """`__import__`."""
        if level != 0 or name not in self.allowed:
            raise ImportError(module_refusal(name))
        module = self.module(name)
        for each in fromlist or ():
            if f"{name}.{each}" in self.allowed and each not in vars(module):
                setattr(module, each, self.module(f"{name}.{each}"))
        top, _, rest = name.partition(".")
        if not rest:
            return module
        parent = self.module(top)
        setattr(parent, rest, module)
        return module if fromlist else parent


ALLOWED = frozenset([*ALLOWED_MODULES, *ALSO_ALLOWED])
