"""A job, as the engine's side sees it: sources in, and a coroutine for every run out."""

import ast
import gc
import json
import sys
import warnings
from types import CodeType, ModuleType

from .instrument.forbidden import HARNESS_MODULES
from .instrument.module import accessors_of, instrument, special_methods
from .instrument.unit import CompileFailure, Options
from .runtime import builtins, containers, frozen, imports, looking, names, printing, spaces, state, unawaited
from .runtime.library import close_library
from .runtime.errors import frames_of, text_of
from .runtime.guards import FORMATTERS
from .runtime.helpers import HELPERS
from .runtime.state import SITE, RunOver, Varying, current_task, fuel, run, set_register, visible, words
from .runtime.twins import drive, invoke
from .shims.asynchronous import library, members as asynchronous
from .shims.greenlets.patching import Patched
from .shims.multiprocessing import processes
from .shims import endings, harness, logs, multiprocessing, queues, script, threads, unpredictable
from .shims.queue_hooks import looks_inside
from .shims.introspection import iscoroutine
from .shims.linearizable import recording

COLLECT_EVERY = 64
"""Runs. Between them nothing is collected: when a cycle is found must not depend on what ran before."""

MUCH = 100_000
"""Objects that were made since the last collection: memory would be full before the next one."""


class Module:
    """One of the two source files, ready to be evaluated again and again."""

    def __init__(self, origin: str, name: str, code: CodeType, locations: dict[str, int], seed: int) -> None:
        self.name = name
        self.locations = locations
        allowed = imports.ALLOWED | (frozenset(HARNESS_MODULES) if origin == "harness" else frozenset())
        self.imports = imports.Imports(allowed, seed, origin != "harness")
        self.builtins = builtins.make_builtins(self.imports.import_module)
        self.code = spaces.LinkedCode(code, HELPERS)

    def instantiate(self, process: int = 0, name: str | None = None, label: str = ""):
        """Evaluates the module afresh, as a coroutine; answers it. `label`: how its variables are told from the first instance's."""
        if process == 0 and name is None:
            self.imports.forget()
        instance = spaces.Instance(self, name or self.name, label)
        spaces.Spaces.by_process[process]["__main__" if name in spaces.MAIN else self.name] = instance
        exec(self.code.of(instance.number), instance.space)
        yield from instance.space.pop("$module")()
        return instance.module


class Job(Varying):
    modules: dict[str, Module] = {}
    scenario = ""
    size: int | None = None
    """What the scenario is run with, if it has sizes."""
    is_script = False
    """The harness runs the submission as `__main__`; nobody imports it."""
    seed = 0
    lines: dict[int, int] = {}
    locations = 0
    """The variables of both modules; locations that a run makes come after them."""


def line_of(site: int) -> int:
    return Job.lines.get(site, 0)


def compile_job(harness_source: str | None, submission: str, seed: int) -> str:
    """Instruments both files. JSON: `{sites}`, or `{whose, diagnostic}` if one of them cannot be graded."""
    warnings.simplefilter("ignore")
    written = {"submission": submission} if harness_source is None else {"harness": harness_source, "submission": submission}
    sources = {origin: _with_plain_newlines(source) for origin, source in written.items()}
    dunders = frozenset().union(*(_specials(source) for source in sources.values()))
    Job.modules, Job.lines = {}, {}
    recording.restart()
    sites: list[dict[str, object]] = []
    Job.is_script = harness_source is not None and _imports(harness_source, "heddle.script")
    prints_visibly = harness_source is None or Job.is_script
    locations = 0
    for origin, source in sources.items():
        try:
            code, unit = instrument(source, Options(origin, 1 + len(sites), locations, prints_visibly, dunders, imports.public_names))
        except CompileFailure as failure:
            return json.dumps({"whose": origin, "diagnostic": failure.diagnostic})
        except (RecursionError, MemoryError):
            deep = {"message": "the code is nested too deeply to be read", "line": 1, "column": 1, "kind": "compile-error"}
            return json.dumps({"whose": origin, "diagnostic": deep})
        Job.lines.update({1 + len(sites) + index: site["line"] for index, site in enumerate(unit.sites)})
        sites += unit.sites
        locations += len(unit.locations)
        name = "__main__" if harness_source is None else origin
        Job.modules[origin] = Module(origin, name, code, unit.locations, seed)
    Job.locations = spaces.Source.locations = locations
    spaces.Source.limit = locations << 32
    Patched.programs = [Job.modules["submission"].imports]
    queues.Insides.are_used = any(looks_inside(_parsed(source)) for source in sources.values())
    threads.Threads.modules = printing.Output.modules = Job.modules["submission"].imports.modules
    printing.Output.importing = Job.modules["submission"].imports.module
    Job.seed = seed
    visible[:] = [False] * (1 + len(sites))
    return json.dumps({"sites": sites})


def _with_plain_newlines(source: str) -> str:
    """As Python reads a file, wherever it was written."""
    return source.replace("\r\n", "\n").replace("\r", "\n")


def _specials(source: str) -> frozenset[str]:
    tree = _parsed(source)
    processes = multiprocessing.SPECIAL_METHODS if _imports(source, "multiprocessing") else frozenset()
    return special_methods(tree) | accessors_of(tree) | processes


def _parsed(source: str) -> ast.AST:
    """Nothing, of what cannot be parsed: instrumenting it will say why."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def _imports(source: str, module: str) -> bool:
    """The module, or one below it."""
    names = (
        [each.module or ""] if isinstance(each, ast.ImportFrom) else [alias.name for alias in each.names]
        for each in ast.walk(_parsed(source))
        if isinstance(each, (ast.Import, ast.ImportFrom))
    )
    return any(f"{name}.".startswith(f"{module}.") for imported in names for name in imported)


def select(scenario: str, size: int | None) -> None:
    Job.scenario, Job.size = scenario, size


def _reset(explain: bool, burnable: int) -> None:
    run.is_over = True
    fuel[0] = -1
    # What an earlier run left suspended is closed here; it finds that its run is over, and tells the engine nothing.
    run.number += 1
    run.explain = False
    run.coroutines.clear()
    run.unawaited.clear()
    for part in (state, spaces, containers, looking, processes, logs, frozen):
        part.forget()
    if words:
        del words[:]  # what it did when it was closed is nobody's operation
    if run.number % COLLECT_EVERY == 0 or gc.get_count()[0] > MUCH:
        gc.collect()
    # What was closed may have made tasks, or asked for a number.
    library.forget()
    state.forget()
    run.explain = explain
    run.objects = run.tasks = run.threads = run.printed = 0
    run.process_of[:] = run.main_task_of[:] = [0]
    run.tasks_of.clear()
    run.locations = Job.locations
    unpredictable.restart(Job.seed)
    set_register(SITE, 0)
    fuel[0] = burnable
    run.is_over = False
    printing.reset("harness" not in Job.modules)
    if explain:
        for module in Job.modules.values():
            for name, number in module.locations.items():
                names.Channel.name("location", number, name)


def begin(explain: int, burnable: int) -> int:
    """Starts a run of the scenario: the address of its main coroutine."""
    _reset(bool(explain), burnable)
    coroutine = _main() if "harness" not in Job.modules else _scenario()
    run.coroutines.append(coroutine)
    run.tasks = run.threads = 1
    return id(coroutine)


def _main():
    try:
        yield from Job.modules["submission"].instantiate()
    except SystemExit:
        yield from _end()
        raise
    yield from _end()
    printing.emit(unawaited.warn())


def _end():
    """What Python does at the end of a program. A process that died of an exception, which nobody has asked about, is the program's failure."""
    yield from endings.at_exit()
    died = processes.unseen_failure()
    if died is not None:
        raise died.error


def _scenario():
    if Job.is_script:
        student = script.Script(Job.modules["submission"])
    else:
        student = yield from Job.modules["submission"].instantiate()
        if run.explain:
            _name_globals(student)
    yield from Job.modules["harness"].instantiate()
    found = harness.Scenarios.declared.get(Job.scenario)
    if found is None:
        raise LookupError(f"the harness has no scenario '{Job.scenario}'")
    answer = yield from invoke(found.body, student, *found.open(Job.size))
    if iscoroutine(answer):
        yield from invoke(asynchronous.run, answer)
    yield from _end()
    unawaited.check_awaited()


def _name_globals(module: ModuleType) -> None:
    for name, value in list(vars(module).items()):
        if not name.startswith("__") and type(value).__module__ not in ("builtins",):
            names.label(value, name)


def declared(burnable: int) -> str:
    """What the harness declares; a whole program is the one scenario `main`. JSON: a list, or `{fault, thrown, line}`."""
    if "harness" not in Job.modules:
        return json.dumps([{"name": "main", "kind": "always"}])
    _reset(False, burnable)
    coroutine = Job.modules["harness"].instantiate()
    try:
        drive(coroutine)
    except BaseException as error:
        return json.dumps(_fault(error))
    finally:
        run.is_over = True
    return json.dumps([_said(scenario) for scenario in harness.Scenarios.declared.values()])


def _said(scenario: harness.Scenario) -> dict[str, object]:
    said = {"name": scenario.name, "kind": scenario.kind, "line": line_of(scenario.site)}
    return said if scenario.sizes is None else said | {"sizes": scenario.sizes}


def _fault(error: BaseException) -> dict[str, object]:
    """Why the harness has no scenarios."""
    line = next((int(frame.split(":")[1]) for frame in frames_of(error).split("\n") if frame.startswith("harness:")), 0)
    if isinstance(error, harness.WrongDeclaration):
        return {"fault": "declaration", "thrown": str(error), "line": line}
    return {"fault": "exception", "thrown": text_of(error), "line": line}


def describe_failure(error: BaseException) -> str:
    """Of an exception that left a task. JSON: `{text, frames}`, `{}` if it is nobody's."""
    if isinstance(error, RunOver):
        return json.dumps({"over": True})
    if isinstance(error, SystemExit) and not _ends_scenario():
        return json.dumps({"over": False})
    try:
        return json.dumps({"text": text_of(error), "frames": frames_of(error)})
    except RunOver:
        return json.dumps({"over": True})


def _ends_scenario() -> bool:
    """Has the scenario itself been left, before all its checks were made? A thread may end itself."""
    return "harness" in Job.modules and current_task() == 0


def settle() -> None:
    """Once, before the snapshot is taken: what is here now is never collected."""
    close_library()
    frozen.freeze([*imports.lasting(), *builtins.make_builtins(None).values(), *FORMATTERS.values()])
    sys.unraisablehook = lambda unraisable: None
    sys.setrecursionlimit(1000)
    gc.disable()
    gc.collect()
    gc.freeze()
