"""`threading`: Thread, Timer, local, and what is asked about threads."""

from types import FunctionType

from ..kinds import EVENT_WAIT, JOIN, NO, REFUSED, START, YES
from ..runtime.names import Channel
from ..runtime.state import RunOver, Varying, command, create_task, current_process, current_task, of_run, run, set_register, SET_DAEMON, SITE
from ..runtime.twins import TWINS, invoke, tw, twin_of_function
from .kit import Root, define, operation, seconds, site
from .signals import Event

MAX_NAME = 40


class Threads(Varying):
    """The threads of one run."""

    made: dict[int, int] = of_run({})
    """By process."""
    by_task: dict[int, "Thread"] = of_run({})
    modules: dict[str, object] = {}
    """What the submission has imported: it may have put a hook of its own in the place of `threading.excepthook`."""


def excepthook(args, /):
    """Python's own prints the exception; here it ends the run, and the report shows it."""
    raise args.exc_value


def _own_hook():
    found = getattr(Threads.modules.get("threading"), "excepthook", excepthook)
    return None if found is excepthook else found


class Thread(Root):
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        if name is None:
            process = current_process()
            Threads.made[process] = Threads.made.get(process, 0) + 1
            name = f"Thread-{Threads.made[process]}"
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._heddle_name = str(name)
        self._heddle_daemon = current_thread().daemon if daemon is None else bool(daemon)
        self._heddle_task = self._heddle_body = None
        self._heddle_started = False

    @define
    def start(self):
        at = site()
        if getattr(self, "_heddle_name", None) is None:
            raise RuntimeError("thread.__init__() not called")
        if self._heddle_task is None:
            self._heddle_body = _body(self)
            self._heddle_task = create_task(self._heddle_body, self._heddle_daemon)
            Threads.by_task[self._heddle_task] = self
            if run.explain:
                Channel.name("task", self._heddle_task, self._heddle_name[:MAX_NAME])
        if (yield operation(START, at, self._heddle_task)) == REFUSED:
            raise RuntimeError("threads can only be started once")
        self._heddle_started = True

    @define
    def run(self):
        if self._target is not None:
            yield from invoke(self._target, *self._args, **self._kwargs)

    @define
    def join(self, timeout=None):
        at = site()
        _check_initialised(self)
        if self._heddle_task is None:
            raise RuntimeError("cannot join thread before it is started")
        if (yield operation(JOIN, at, self._heddle_task, 0, seconds(timeout))) == REFUSED:
            itself = self._heddle_task == current_task()
            raise RuntimeError("cannot join current thread" if itself else "cannot join thread before it is started")

    @define
    def is_alive(self):
        at = site()
        _check_initialised(self)
        if self._heddle_task is None:
            return False
        if self._heddle_task == current_task():
            return True
        return (yield operation(JOIN, at, self._heddle_task, 0, 0.0)) == NO

    @property
    def name(self):
        return self._heddle_name

    @name.setter
    def name(self, name):
        self._heddle_name = str(name)
        if run.explain and self._heddle_task is not None:
            Channel.name("task", self._heddle_task, self._heddle_name[:MAX_NAME])

    @property
    def ident(self):
        return None if self._heddle_task is None else self._heddle_task + 1

    native_id = ident

    @property
    def daemon(self):
        return self._heddle_daemon

    @daemon.setter
    def daemon(self, daemon):
        if self._heddle_started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._heddle_daemon = bool(daemon)
        if self._heddle_task is not None:
            command(SET_DAEMON, self._heddle_task, int(self._heddle_daemon))

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def __repr__(self):
        kind = type(self).__name__
        if self._heddle_task is None:
            return f"<{kind}({self._heddle_name}, initial{' daemon' if self._heddle_daemon else ''})>"
        state = "stopped" if getattr(self._heddle_body, "gi_frame", self) is None else "started"
        return f"<{kind}({self._heddle_name}, {state}{' daemon' if self._heddle_daemon else ''} {self.ident})>"


def _check_initialised(thread):
    if getattr(thread, "_heddle_name", None) is None:
        raise RuntimeError("Thread.__init__() not called")


_default_run = Thread.run


def _body(thread):
    """What the thread's task runs. Each level of coroutines costs at every switch: the usual thread is its target's twin."""
    found = type(thread).run
    if found is _default_run and "run" not in vars(thread):
        target, args, kwargs = thread._target, thread._args, thread._kwargs
        if target is None:
            return _native(lambda: None, (), {})
    else:
        target, args, kwargs = thread.run, (), {}
    hook = _own_hook()
    if hook is not None:
        return _hooked(hook, thread, target, args, kwargs)
    try:
        twin = tw(target)
        if type(twin) in TWINS:
            coroutine = twin(*args, **kwargs)
            if type(coroutine) is _GENERATOR:
                return coroutine
    except TypeError:
        pass  # the arguments do not fit: the thread itself has to find that out
    return _native(target, args, kwargs)


_GENERATOR = type((lambda: (yield))())


def _native(target, args, kwargs):
    return (yield from invoke(target, *args, **kwargs))


class ExceptHookArgs:
    """What `threading.excepthook` gets."""

    def __init__(self, error, thread):
        self.exc_type = type(error)
        self.exc_value = error
        self.exc_traceback = error.__traceback__
        self.thread = thread


def _hooked(hook, thread, target, args, kwargs):
    try:
        yield from invoke(target, *args, **kwargs)
    except (RunOver, GeneratorExit):
        raise
    except BaseException as error:
        yield from invoke(hook, ExceptHookArgs(error, thread))


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    @define
    def cancel(self):
        yield from invoke(self.finished.set)

    @define
    def run(self):
        at = site()
        if (yield operation(EVENT_WAIT, at, self.finished._heddle_id, 0, seconds(self.interval))) != YES:
            yield from invoke(self.function, *self.args, **self.kwargs)
        yield from invoke(self.finished.set)


def calling_from(at, function, /, *args, **kwargs):
    """Calls a shim's method as the program's call at `at`: somebody else may have run since that one was noted."""
    set_register(SITE, at)
    return invoke(function, *args, **kwargs)


class _MainThread(Thread):
    def __init__(self, task):
        self._target = None
        self._heddle_name = "MainThread"
        self._heddle_daemon = False
        self._heddle_task = task
        self._heddle_body = None
        self._heddle_started = True


def main_thread():
    """Of the process that asks."""
    task = run.main_task_of[current_process()]
    known = Threads.by_task.get(task)
    if known is None:
        known = Threads.by_task[task] = _MainThread(task)
    return known


def current_thread():
    return Threads.by_task.get(current_task()) or main_thread()


def join_threads(at):
    """At the end of a process: it waits for its threads, but for daemons."""
    for task, thread in list(Threads.by_task.items()):
        if run.process_of[task] == current_process() and task != current_task() and thread._heddle_started and not thread.daemon:
            yield operation(JOIN, at, task)


def daemon_threads() -> list[int]:
    """The tasks of those that the running process leaves behind when it ends."""
    itself = current_process()
    return [task for task, thread in Threads.by_task.items() if run.process_of[task] == itself and thread.daemon]


def get_ident():
    return current_task() + 1


@define
def start_new_thread(function, args, kwargs=None, /):
    """`_thread`: nobody waits for such a thread at the end of the program."""
    at = site()
    if type(args) is not tuple:
        raise TypeError("2nd arg must be a tuple")
    thread = Thread(None, function, None, args, kwargs, daemon=True)
    yield from calling_from(at, thread.start)
    return thread.ident


def exit_thread():
    raise SystemExit


@define
def enumerate_threads():
    at = site()
    main = main_thread()
    alive = [main]
    for task, thread in list(Threads.by_task.items()):
        if thread is main or run.process_of[task] != current_process():
            continue
        if task == current_task() or (thread._heddle_started and (yield operation(JOIN, at, task, 0, 0.0)) == NO):
            alive.append(thread)
    return alive


for _function in (enumerate_threads, twin_of_function(enumerate_threads)):
    _function.__name__ = _function.__qualname__ = "enumerate"


@define
def active_count():
    return len((yield from invoke(enumerate_threads)))


class local:
    """Attributes that each thread has for itself."""

    _heddle_private = True
    _heddle_whose = staticmethod(current_task)
    __slots__ = ("_heddle_values", "_heddle_made", "__weakref__")

    def __new__(cls, /, *args, **kwargs):
        made = object.__new__(cls)
        object.__setattr__(made, "_heddle_values", {})
        object.__setattr__(made, "_heddle_made", (args, kwargs))
        return made

    def __getattribute__(self, name):
        if name in ("__class__", "_heddle_private"):
            return object.__getattribute__(self, name)
        values = _values(self)
        if name == "__dict__":
            return values
        if name in values:
            return values[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        _values(self)[name] = value

    def __delattr__(self, name):
        values = _values(self)
        if name not in values:
            raise AttributeError(name)
        del values[name]


def _values(owner):
    by_task = object.__getattribute__(owner, "_heddle_values")
    task = type(owner)._heddle_whose()
    if task not in by_task:
        by_task[task] = {}
        init = type(owner).__init__
        if type(init) is FunctionType and by_task.keys() != {task}:
            args, kwargs = object.__getattribute__(owner, "_heddle_made")
            init(owner, *args, **kwargs)
    return by_task[task]
