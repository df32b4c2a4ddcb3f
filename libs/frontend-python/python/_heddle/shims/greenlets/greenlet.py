"""`gevent.Greenlet` and what starts them."""

from ...kinds import JOIN
from ...runtime import async_tasks
from ...runtime.printing import emit
from ...runtime.identity import Root, identity
from ...runtime.state import RunOver
from ...runtime.twins import define, invoke
from ..kit import site
from ..tracebacks import traceback_text
from .hub import PAUSE, Raise, Turn, get_hub, pause, wait_for
from .timeout import Timeout


class GreenletExit(BaseException):
    """Ends a greenlet that is killed; it is no failure."""


GreenletExit.__module__ = "greenlet"
CREATED, STARTED, RUNNING, ENDED = range(4)


class Greenlet(Root):
    def __init__(self, run=None, *args, **kwargs):
        if run is not None:
            if not callable(run):
                raise TypeError("The run argument or self._run must be callable")
            self._run = run
        self.args, self.kwargs = args, kwargs
        self.value = None
        self._heddle_hub = get_hub()
        self._heddle_number = self._heddle_hub.count("greenlets")
        self._heddle_state = CREATED
        self._heddle_links = []
        self._heddle_error = None
        self._heddle_twin = None
        self._heddle_turn = None
        self._heddle_task = None

    @classmethod
    def spawn(cls, *args, **kwargs):
        made = cls(*args, **kwargs)
        made.start()
        return made

    @classmethod
    def spawn_later(cls, seconds, *args, **kwargs):
        made = cls(*args, **kwargs)
        made.start_later(seconds)
        return made

    def start(self):
        if self._heddle_state == CREATED:
            _announce(self)
            self._heddle_hub.call(_begin, self)

    def start_later(self, seconds):
        if self._heddle_state == CREATED:
            _announce(self)
            self._heddle_hub.call_later(seconds, _begin, self)

    @property
    def exception(self):
        return self._heddle_error

    @property
    def exc_info(self):
        error = self._heddle_error
        return () if error is None else (type(error), error, error.__traceback__)

    @property
    def started(self):
        return self._heddle_state in (STARTED, RUNNING)

    @property
    def dead(self):
        return self._heddle_state == ENDED

    @property
    def name(self):
        return f"Greenlet-{self._heddle_number}"

    def ready(self):
        return self._heddle_state == ENDED

    def successful(self):
        return self._heddle_state == ENDED and (self._heddle_error is None)

    def __bool__(self):
        return self._heddle_state in (STARTED, RUNNING)

    @define
    def join(self, timeout=None):
        at = site()
        if self._heddle_state != ENDED:
            yield from wait_for(get_hub(), self._heddle_links, timeout, at, awaited=_end_of(self))

    @define
    def get(self, block=True, timeout=None):
        at = site()
        if self._heddle_state != ENDED:
            expired = _NOT_YET
            if block:
                expired = yield from wait_for(get_hub(), self._heddle_links, timeout, at, _NOT_YET, _end_of(self))
            if expired is _NOT_YET:
                raise Timeout(timeout)
        if self._heddle_error is not None:
            raise self._heddle_error
        return self.value

    @define
    def kill(self, exception=GreenletExit, block=True, timeout=None):
        at = site()
        _kill(self, exception)
        if block and self._heddle_state != ENDED:
            yield from wait_for(get_hub(), self._heddle_links, timeout, at)

    def link(self, callback, SpawnedLink=None):
        self.rawlink(lambda greenlet: Greenlet.spawn(callback, greenlet))

    def link_value(self, callback, SpawnedLink=None):
        self.link(lambda greenlet: callback(greenlet) if greenlet.successful() else None)

    def link_exception(self, callback, SpawnedLink=None):
        self.link(lambda greenlet: callback(greenlet) if not greenlet.successful() else None)

    def rawlink(self, callback):
        self._heddle_links.append(callback)
        if self._heddle_state == ENDED:
            self._heddle_hub.call(notify, self)

    def _heddle_resume(self, value):
        return _step(self, value)

    def __repr__(self):
        return f'<Greenlet "{self.name}" at 0x{identity(self):012x}: {getattr(self._run, "__name__", "_run")}>'


_NOT_YET = object()


def _announce(greenlet):
    greenlet._heddle_state = STARTED
    greenlet._heddle_task = async_tasks.begin(site(), f"{greenlet.name} ({getattr(greenlet._run, '__name__', '_run')})")


def _end_of(greenlet):
    """Of a greenlet that somebody waits for; see `pause`."""
    return () if greenlet._heddle_task is None else (JOIN, greenlet._heddle_task.number)


def _begin(greenlet):
    if greenlet._heddle_state != STARTED:
        return
    greenlet._heddle_state = RUNNING
    greenlet._heddle_twin = invoke(greenlet._run, *greenlet.args, **greenlet.kwargs)
    yield from _step(greenlet, None)


def _step(greenlet, value):
    """Runs a greenlet to where it waits next, or to its end."""
    hub, twin = greenlet._heddle_hub, greenlet._heddle_twin
    outer, hub.current = hub.current, greenlet
    before = async_tasks.enter(greenlet._heddle_task)
    try:
        made = twin.send(value)
        while made is not PAUSE:
            made = twin.send((yield made))
        return
    except StopIteration as end:
        greenlet.value = end.value
    except RunOver:
        raise
    except GreenletExit as end:
        greenlet.value = end
    except SystemExit:
        raise
    except BaseException as error:
        greenlet._heddle_error = error
        emit(f"{traceback_text(error)}{greenlet!r} failed with {type(error).__name__}\n\n")
    finally:
        hub.current = outer
        async_tasks.leave(greenlet._heddle_task, before)
    _end(greenlet)


def _end(greenlet):
    greenlet._heddle_state = ENDED
    async_tasks.finish(greenlet._heddle_task)
    if greenlet._heddle_links:
        greenlet._heddle_hub.call(notify, greenlet)


def notify(done):
    """All that wait go on at once, in the order in which they came, before anything else."""
    links, done._heddle_links = done._heddle_links, []
    hub = get_hub()
    for link in reversed(links):
        if type(link) is Turn:
            link.go_on(done, first=True)
        else:
            hub.call(_call_link, link, done, first=True)
    return
    yield


def _call_link(link, done):
    yield from invoke(link, done)


def _kill(greenlet, exception):
    error = exception() if isinstance(exception, type) else exception
    if greenlet._heddle_state in (CREATED, STARTED):
        greenlet._heddle_error = None if isinstance(error, GreenletExit) else error
        greenlet.value = error if isinstance(error, GreenletExit) else None
        _end(greenlet)
    elif greenlet._heddle_state == RUNNING and greenlet._heddle_turn is not None:
        greenlet._heddle_turn.go_on(Raise(error))


def spawn(run, /, *args, **kwargs):
    return Greenlet.spawn(run, *args, **kwargs)


def spawn_later(seconds, run, /, *args, **kwargs):
    return Greenlet.spawn_later(seconds, run, *args, **kwargs)


def spawn_raw(run, /, *args, **kwargs):
    return Greenlet.spawn(run, *args, **kwargs)


class _Main(Root):
    """The greenlet that the program starts in."""

    dead = False

    def __repr__(self):
        return "<greenlet.greenlet object (main)>"


def getcurrent():
    hub = get_hub()
    if hub.current is not None:
        return hub.current
    if not hasattr(hub, "main"):
        hub.main = _Main()
    return hub.main


@define
def sleep(seconds=0, ref=True):
    at = site()
    hub = get_hub()
    turn = hub.turn()
    if seconds <= 0:
        turn.go_on()
        yield from pause(hub, at)
        return
    timer = hub.call_later(seconds, _wake, turn)
    try:
        yield from pause(hub, at)
    finally:
        hub.cancel(timer)


def _wake(turn):
    turn.go_on(first=True)
    return
    yield


@define
def idle(priority=0):
    """Until nobody else is ready."""
    at = site()
    hub = get_hub()
    while hub.ready:
        hub.turn().go_on()
        yield from pause(hub, at)


@define
def kill(greenlet, exception=GreenletExit):
    _kill(greenlet, exception)
    return
    yield


@define
def killall(greenlets, exception=GreenletExit, block=True, timeout=None):
    at = site()
    greenlets = list(greenlets)
    for each in greenlets:
        _kill(each, exception)
    if block:
        for each in greenlets:
            if each._heddle_state != ENDED:
                yield from wait_for(get_hub(), each._heddle_links, timeout, at)
