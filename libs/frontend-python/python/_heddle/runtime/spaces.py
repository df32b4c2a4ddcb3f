"""The program's modules as the processes have them: each process has its own, with variables and locations of their own.

A module's code names its variables' locations as constants. Every further instance of a module runs another copy of the code, one that
records accesses through a function that moves those locations elsewhere.
"""

from types import CodeType, ModuleType
from typing import Iterator

from ..instrument.helpers import link
from .memory import know_module
from .names import Channel
from .state import Varying, create_locations, log, of_run, run

MAIN = ("__main__", "__mp_main__")


class Source(Varying):
    """The locations of all modules' variables come first, and each further instance has as many again."""

    locations = 0
    limit = 0
    """`locations`, shifted to where it stands in a word."""


_shifts = [0]
"""By instance: how far its variables' locations are from the first instance's, in a word."""


def _recorder(instance: int):
    shifts, source = _shifts, Source

    def record(word):
        log(word + shifts[instance] if word < source.limit else word)

    return record


class LinkedCode:
    """A module's code, for one instance after the other. `codes`: by identity, the place of each code object in the whole."""

    def __init__(self, code: CodeType, helpers: dict[str, object]) -> None:
        self.code = code
        self.helpers = helpers
        self.linked: list[CodeType] = [link(code, helpers)]
        self._parts: list[list[CodeType]] = []
        self._places: dict[int, int] = {}

    def of(self, instance: int) -> CodeType:
        while len(self.linked) <= instance:
            recorder = _recorder(len(self.linked))
            self.linked.append(link(self.code, {**self.helpers, "log": recorder}))
        return self.linked[instance]

    def moved(self, code: CodeType, instance: int) -> CodeType | None:
        """The same function's code for another instance; None if the function is none of this module."""
        while len(self._parts) <= max(instance, len(self.linked) - 1):
            parts = list(_nested(self.of(len(self._parts))))
            self._parts.append(parts)
            self._places.update((id(part), place) for place, part in enumerate(parts))
        place = self._places.get(id(code))
        return None if place is None else self._parts[instance][place]


def _nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield from _nested(const)


class Instance:
    """One module in one process. `source`: what it was made from (`program.Module`)."""

    def __init__(self, source, name: str, label: str = "") -> None:
        self.source = source
        self.number = Spaces.instances_of.get(source, 0)
        Spaces.instances_of[source] = self.number + 1
        if self.number == len(_shifts):
            _shifts.append(create_locations(Source.locations) << 32)
        base = _shifts[self.number] >> 32
        if run.explain and label:
            for variable, location in source.locations.items():
                Channel.name("location", base + location, f"{variable} ({label})")
        self.module = ModuleType(name)
        self.space["__builtins__"] = source.builtins
        know_module(self.module, {variable: base + location for variable, location in source.locations.items()})

    @property
    def space(self) -> dict[str, object]:
        return vars(self.module)


class Spaces(Varying):
    """Of one run."""

    instances_of: dict[object, int] = of_run({})
    by_process: list[dict[str, Instance]] = [{}]
    """By process, and by the module's name. A program that runs by itself is `__main__`."""


def forget() -> None:
    for instances in Spaces.by_process:
        for instance in instances.values():
            # A module and its functions hold one another: those of each run would wait for the collector.
            instance.space.clear()
    _shifts[:] = [0]
    Spaces.by_process[:] = [{}]


def instance_named(process: int, name: str) -> Instance | None:
    known = Spaces.by_process[process]
    if name in MAIN:
        return known.get("__main__")
    return known.get(name)
