"""What crosses from one process to another: pickled by Python's own `pickle`, with the program's functions and classes by name.

A name is looked up in the receiver's modules, so a function that arrives is the receiver's own. Nothing is found by a name that a program could not
have said itself, whatever stream somebody gets to be opened.
"""

import copyreg
import io
import pickle
import re
from types import FunctionType

from ...runtime import guards, spaces
from ...runtime.generators import generator
from ...runtime.identity import identity
from ...runtime.memory import OWN_MODULES, refuse_foreign
from ...runtime.state import current_process
from ...runtime.stop import Stop
from .. import locks, queues, signals, threads
from .shared import Shared

OVERHEAD = 4
"""Bytes that a pipe needs for each message besides its contents."""


class Message:
    """Something that was sent. `raw`: bytes that were sent as such. `modules`: what has to be there before it can be opened."""

    __slots__ = ("data", "raw", "shared", "modules")

    def __init__(self, data: bytes, raw: bool = False, shared: tuple = (), modules: tuple = ()) -> None:
        self.data = data
        self.raw = raw
        self.shared = shared
        self.modules = modules

    @property
    def size(self) -> int:
        return len(self.data) + OVERHEAD


class Kept:
    """Something that stays in its process, and needs no room in a pipe worth mentioning."""

    __slots__ = ("value",)
    raw = False
    size = 0

    def __init__(self, value: object) -> None:
        self.value = value


_THREADS_ONLY = {
    locks._Lock: "_thread.lock",
    locks.Condition: "_thread.lock",
    signals.Semaphore: "_thread.lock",
    signals.Event: "_thread.lock",
    signals.Barrier: "_thread.lock",
    queues.Queue: "_thread.lock",
    threads.Thread: "_thread.lock",
    generator: "generator",
}


class _Pickler(pickle.Pickler):
    def __init__(self, file, starting: bool) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.starting = starting
        self.shared: list[object] = []
        self.modules: dict[str, None] = {}

    def persistent_id(self, value):
        kind = type(value)
        if kind is FunctionType or isinstance(value, type):
            return self._reference(value)
        if isinstance(value, Shared):
            return self._share(value)
        if self.starting and getattr(kind, "_heddle_copied", False):
            return ("process", kind, dict(vars(value)))
        for only, name in _THREADS_ONLY.items():
            if isinstance(value, only):
                raise TypeError(f"cannot pickle '{name}' object")
        return None

    def reducer_override(self, value):
        """What a `__reduce__` says the state is, is set by us: the object that it fetches may be somebody else's."""
        if type(value) in copyreg.dispatch_table:
            return NotImplemented
        reduced = getattr(value, "__reduce_ex__")(pickle.HIGHEST_PROTOCOL)
        if type(reduced) is not tuple or len(reduced) < 3 or reduced[2] is None:
            return reduced
        return (*reduced[:5], *[None] * (5 - len(reduced)), _set_state)

    def _share(self, value):
        if not self.starting and not value._heddle_anywhere:
            kind = type(value).__name__
            raise RuntimeError(f"{kind} objects should only be shared between processes through inheritance")
        self.shared.append(value)
        return ("shared", len(self.shared) - 1)

    def _reference(self, value):
        if value is Stop:
            return ("stop",)
        if value is _set_state:
            return ("set state",)
        module = value.__module__
        if module not in OWN_MODULES:
            return _of_the_library(value, module)
        name = value.__qualname__.removeprefix("<module>.<locals>.")
        if "<locals>" in name:
            raise pickle.PicklingError(f"Can't pickle local object {_shown(value, name)}")
        instance = spaces.instance_named(current_process(), module)
        if instance is None or _found(instance.space, name) is not value:
            found = instance is not None and _found(instance.space, name) is not None
            why = "it's not the same object as" if found else "it's not found as"
            raise pickle.PicklingError(f"Can't pickle {_shown(value, name)}: {why} {module}.{name}")
        self.modules[module] = None
        return ("own", module, name)


def _set_state(made, state):
    """As `pickle` does it, within what a program could do itself."""
    if isinstance(made, (type, FunctionType)):
        refuse_foreign(made, "__setstate__")
    set_state = getattr(made, "__setstate__", None)
    if set_state is not None:
        set_state(state)
        return
    attributes, slots = state if type(state) is tuple and len(state) == 2 else (state, None)
    for name, value in {**(attributes or {}), **(slots or {})}.items():
        guards.set_attribute(made, guards.simple(name), value)


def _shown(value, name) -> str:
    """Its `repr`, without an address, which differs from run to run."""
    return f"<class '{value.__module__}.{name}'>" if isinstance(value, type) else f"<function {name} at 0x{identity(value):012x}>"


def _of_the_library(value, module):
    """The shims' classes go by the names that programs know, and so does what replaces built-in functions; `pickle` finds the rest."""
    name = value.__name__
    if value is _member(module, name):
        return ("library", module, name)
    return ("library", "builtins", name) if value is _builtins().get(name) else None


def _builtins() -> dict[str, object]:
    instance = spaces.instance_named(current_process(), "submission") or spaces.instance_named(current_process(), "__main__")
    return {} if instance is None else instance.source.builtins


def _member(module: str, name: str):
    """What a program gets that imports it; None if there is no such thing."""
    from ...runtime import imports
    from ..table import MEMBERS

    if module == "builtins":
        return _builtins().get(name)
    if module in MEMBERS:
        return MEMBERS[module]().get(name)
    return imports.facade(module).get(name) if module in imports.ALLOWED else None


def _found(space, qualified):
    first, *rest = qualified.split(".")
    value = space.get(first)
    for name in rest:
        value = getattr(value, name, None)
    return value


class _Unpickler(pickle.Unpickler):
    def __init__(self, message: Message) -> None:
        super().__init__(io.BytesIO(message.data))
        self.message = message

    def find_class(self, module, name):
        if (module, name) == ("re", "_compile"):
            return re.compile
        found = _member(module, name)
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name} is not available here")
        return found

    def persistent_load(self, reference):
        match reference:
            case ("shared", index):
                found = self.message.shared[index]
                found._heddle_received()
                return found
            case ("stop",):
                return Stop
            case ("set state",):
                return _set_state
            case ("process", cls, attributes):
                made = object.__new__(cls)
                vars(made).update(attributes)
                return made
            case ("library", module, name):
                return self.find_class(module, name)
            case ("own", module, name):
                instance = spaces.instance_named(current_process(), module)
                value = None if instance is None else _found(instance.space, name)
                if value is None:
                    shown = "__mp_main__" if module in spaces.MAIN else module
                    raise AttributeError(f"Can't get attribute '{name}' on <module '{shown}'>")
                return value
        raise pickle.UnpicklingError("a reference that is none of ours")


def dump(value, starting: bool = False) -> Message:
    """Raises what `pickle` raises. `starting`: for a process that is being started, which inherits locks, queues and the like."""
    file = io.BytesIO()
    pickler = _Pickler(file, starting)
    pickler.dump(value)
    return Message(file.getvalue(), False, tuple(pickler.shared), tuple(pickler.modules))


def load(message: Message):
    """As a coroutine: a module that the receiver does not have yet is evaluated first."""
    if type(message) is Kept:
        return message.value
    if message.raw:
        return message.data
    process = current_process()
    for name in message.modules:
        if spaces.instance_named(process, name) is None:
            source = spaces.instance_named(0, name).source
            yield from source.instantiate(process, name, f"process {process}")
    return _Unpickler(message).load()


def copied(value):
    """What comes out at the other end, for a receiver that has all the modules."""
    return _Unpickler(dump(value)).load()
