"""`Process`: a task with its own copy of the program's modules (fork), or with modules of its own that are evaluated afresh (spawn)."""

from ...kinds import JOIN, NO, START
from ...runtime import spaces
from ...runtime.printing import emit
from ...runtime.errors import frames_of
from ...runtime.names import Channel
from ...runtime.state import RunOver, create_task, current_process, run
from ...runtime.twins import invoke
from .. import endings
from ..kit import Root, define, operation, seconds, site
from ..threads import MAX_NAME, Threads, daemon_threads, join_threads
from ..tracebacks import report
from . import bootstrapping
from .fork import Fork, fork_modules
from .pickling import dump, load
from .pipes import close_all, inherit
from .killing import NAMES, SIGKILL, SIGTERM, kill, kill_threads, wait_for
from .processes import DEFAULT_METHOD, FIRST_PID, Child, Processes, children_of, my_pid, process_name


class Process(Root):
    _heddle_copied = True
    _heddle_method = None
    """How to start it: `None` for the program's default."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        maker = current_process()
        Processes.made_by[maker] = Processes.made_by.get(maker, 0) + 1
        itself = current()
        self._heddle_identity = (*itself._heddle_identity, Processes.made_by[maker])
        self._heddle_maker = maker
        self._heddle_name = name or f"{type(self).__name__}-" + ":".join(map(str, self._heddle_identity))
        self._heddle_daemon = itself._heddle_daemon if daemon is None else bool(daemon)
        self._heddle_child = None
        self._heddle_closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)

    @define
    def run(self):
        if self._target is not None:
            yield from invoke(self._target, *self._args, **self._kwargs)

    @define
    def start(self):
        at = site()
        _check_open(self)
        if self._heddle_child is not None:
            raise AssertionError("cannot start a process twice")
        if self._heddle_maker != current_process():
            raise AssertionError("can only start a process object created by current process")
        if current()._heddle_daemon:
            raise AssertionError("daemonic processes are not allowed to have children")
        yield from _start(self, at)

    @define
    def join(self, timeout=None):
        at = site()
        child = _own_child(self, "join", "can only join a started process")
        yield operation(JOIN, at, child.task, 0, seconds(timeout))

    @define
    def terminate(self):
        at = site()
        yield from kill([_started(self, "terminate")], SIGTERM, at)

    @define
    def kill(self):
        at = site()
        yield from kill([_started(self, "kill")], SIGKILL, at)

    def interrupt(self):
        raise RuntimeError("interrupt() is not available here: use terminate(), or tell the process to end with a message or an Event")

    @define
    def close(self):
        at = site()
        if self._heddle_child is not None and not (yield from self._heddle_child.has_ended(at)):
            raise ValueError("Cannot close a process while it is still running. You should first call join() or terminate().")
        self._heddle_closed = True

    @define
    def is_alive(self):
        at = site()
        if self is current():
            return True
        _check_open(self)
        if self._heddle_maker != current_process():
            raise AssertionError("can only test a child process")
        return self._heddle_child is not None and not (yield from self._heddle_child.has_ended(at))

    @define
    def _heddle_exitcode(self):
        at = site()
        _check_open(self)
        child = self._heddle_child
        if child is None or self is current() or not (yield from child.has_ended(at)):
            return None
        child.error = None  # whoever asks knows of it
        return child.exit_code

    exitcode = property(_heddle_exitcode)

    @property
    def name(self):
        return self._heddle_name

    @name.setter
    def name(self, name):
        if not isinstance(name, str):
            raise AssertionError("name must be a string")
        self._heddle_name = name

    @property
    def daemon(self):
        return self._heddle_daemon

    @daemon.setter
    def daemon(self, daemonic):
        if self._heddle_child is not None:
            raise AssertionError("process has already started")
        self._heddle_daemon = bool(daemonic)

    @property
    def pid(self):
        _check_open(self)
        if self is current():
            return my_pid()
        return None if self._heddle_child is None else self._heddle_child.pid

    ident = pid

    @property
    def authkey(self):
        raise RuntimeError("authkey is not available here: there are no sockets")

    @property
    def sentinel(self):
        _check_open(self)
        if self._heddle_child is None:
            raise ValueError("process not started")
        return self._heddle_child.sentinel

    def __repr__(self):
        child = self._heddle_child
        if self._heddle_closed:
            return f"<{type(self).__name__} name={self._heddle_name!r} closed>"
        if self is current():
            state = "started"
        elif child is None:
            state = "initial"
        else:
            state = "started" if child.exit_code is None else f"stopped exitcode={_code_named(child.exit_code)}"
        pid = "" if self.pid is None else f" pid={self.pid}"
        parent = None if self._heddle_maker < 0 else FIRST_PID + self._heddle_maker
        daemon = " daemon" if self._heddle_daemon else ""
        return f"<{type(self).__name__} name={self._heddle_name!r}{pid} parent={parent} {state}{daemon}>"

    def __reduce_ex__(self, protocol):
        raise TypeError("Pickling a Process object is disallowed for security reasons")


class MainProcess(Process):
    def __init__(self):
        self._heddle_identity = ()
        self._heddle_maker = -1
        self._heddle_name = "MainProcess"
        self._heddle_daemon = False
        self._heddle_child = None
        self._heddle_closed = False


class ForkProcess(Process):
    _heddle_method = "fork"


class SpawnProcess(Process):
    _heddle_method = "spawn"


PROCESSES = {None: Process, "fork": ForkProcess, "spawn": SpawnProcess, "forkserver": SpawnProcess}


def current() -> Process:
    """`multiprocessing.current_process`."""
    process = current_process()
    known = Processes.own.get(process)
    if known is None:
        known = Processes.own[process] = MainProcess()
    return known


current.__name__ = current.__qualname__ = "current_process"


def _check_made(process):
    if getattr(process, "_heddle_name", None) is None:
        raise AttributeError(f"'{type(process).__name__}' object has no attribute '_closed': Process.__init__() was not called")


def _check_open(process):
    _check_made(process)
    if process._heddle_closed:
        raise ValueError("process object is closed")


def _started(process, what) -> Child:
    _check_open(process)
    if process._heddle_child is None:
        raise AttributeError(f"'NoneType' object has no attribute '{what}': the process was not started")
    return process._heddle_child


def _code_named(code: int) -> str:
    return f"-{NAMES[-code]}" if -code in NAMES else str(code)


def _own_child(process, what, not_started) -> Child:
    _check_open(process)
    if process._heddle_maker != current_process():
        raise AssertionError(f"can only {what} a child process")
    if process._heddle_child is None:
        raise AssertionError(not_started)
    return process._heddle_child


def method_of_program() -> str:
    if Processes.method[0] is None:
        Processes.method[0] = DEFAULT_METHOD
    return Processes.method[0]


def _start(process, at):
    spawned = (process._heddle_method or method_of_program()) != "fork"
    message = None
    if spawned:
        bootstrapping.check(current_process())
        message = dump(process, starting=True)
    child = Child(process._heddle_name, current_process(), process._heddle_daemon)
    body = _spawned(child, message, at) if spawned else _forked(child, process, at)
    child.task = create_task(_body(child, body, at), child.daemon, child.number)
    run.main_task_of.append(child.task)
    spaces.Spaces.by_process.append({})
    if run.explain:
        Channel.name("task", child.task, child.name[:MAX_NAME])
    process._heddle_child, child.process = child, process
    if len(children_of(current_process())) == 1:
        endings.before_exit(lambda: _wait_for_children(at), endings.CHILDREN)
    yield operation(START, at, child.task)
    # The child has its own; what it was called with is not needed any more.
    del process._target, process._args, process._kwargs


def _forked(child, process, at):
    """The copy is made in the same step as the start: nobody can come between."""
    Threads.made[child.number] = Threads.made.get(child.parent, 0)
    fork = Fork(child.name)
    fork_modules(fork, child.parent, child.number)
    own = fork.copy(process)
    fork.finish()
    inherit(child.parent, child.number)
    for kind, number in fork.first_operations:
        yield operation(kind, at, number)
    return own


def _spawned(child, message, at):
    main = spaces.instance_named(child.parent, "__main__")
    if main is not None:
        with bootstrapping.of(child.number):
            yield from main.source.instantiate(child.number, "__mp_main__", child.name)
    return (yield from load(message))


def _body(child, begin, at):
    try:
        try:
            own = Processes.own[child.number] = yield from begin
            yield from invoke(own.run)
            code = 0
        finally:
            if not run.is_over:
                yield from endings.at_exit()
                yield from join_threads(at)
                yield from kill_threads(daemon_threads(), at)
                yield from close_all(child.number, at)
    except (RunOver, GeneratorExit):
        raise
    except SystemExit as end:
        code = _exit_code(end.code)
    except BaseException as error:
        code = 1
        report(f"Process {child.name}:", error)
        if not frames_of(error).startswith("harness"):
            child.error = error
    child.exit_code = code


def _exit_code(said) -> int:
    if said is None:
        return 0
    if isinstance(said, int):
        return int(said) & 0xFF
    emit(f"{said}\n")
    return 1


def _wait_for_children(at):
    """At the end of a process: its daemons are terminated, and it waits for its children."""
    itself = current_process()
    children = children_of(itself)
    awaited = [child for child in children if not child.daemon]
    if itself == 0 and not awaited:
        return  # the run ends, and the daemons with it
    yield from kill([child for child in children if child.daemon], SIGTERM, at)
    yield from wait_for(awaited if itself == 0 else children, at)


@define
def active_children():
    at = site()
    itself = current_process()
    alive = []
    for child in children_of(itself):
        if not (yield from child.has_ended(at)):
            alive.append(child.process)
    return alive


class ParentProcess:
    """What `parent_process()` answers: the parent can be asked for its name, and no more."""

    def __init__(self, number):
        self.name = process_name(number)
        self.pid = self.ident = FIRST_PID + number

    def is_alive(self):
        return True


def parent_process():
    itself = current_process()
    return None if itself == 0 else ParentProcess(Processes.children[itself - 1].parent)
