"""`gevent.joinall`, `wait`, `iwait`; and `gevent.pool`."""

from collections import deque

from ...runtime.generators import Box, generator
from ...runtime.identity import Root
from ...runtime.iteration import collect
from ...runtime.state import NOW, times
from ...runtime.twins import define, invoke
from ..kit import site
from .greenlet import Greenlet, killall
from .hub import get_hub, pause, wait_for
from .locks import Semaphore, acquire

_EXPIRED = object()


def _completions(objects, timeout, count, at):
    """The objects, as they get ready; as many as are wanted, until the time is up."""
    hub = get_hub()
    done, waiting = deque(), []

    def notice(each):
        done.append(each)
        if waiting:
            waiting.pop(0).go_on(first=True)

    left = len(objects) if count is None else min(count, len(objects))
    end = None if timeout is None else times[NOW] + timeout
    for each in objects:
        if each.ready():
            done.append(each)
        else:
            each.rawlink(lambda *_, each=each: notice(each))
    while left > 0:
        if not done:
            limit = None if end is None else max(0.0, end - times[NOW])
            if (yield from wait_for(hub, waiting, limit, at, _EXPIRED)) is _EXPIRED:
                return
            continue
        left -= 1
        yield Box(done.popleft())


def _all(objects, timeout, count, at):
    found = []
    following = _completions(objects, timeout, count, at)
    value = None
    while True:
        try:
            made = following.send(value)
        except StopIteration:
            return found
        value = None
        if type(made) is Box:
            found.append(made.value)
        else:
            value = yield made


@define
def iwait(objects, timeout=None, count=None):
    at = site()
    return generator(_completions((yield from collect(objects, at << 6)), timeout, count, at))


@define
def wait(objects=None, timeout=None, count=None):
    at = site()
    if objects is None:
        yield from _until_quiet(timeout, at)
        return True
    return (yield from _all((yield from collect(objects, at << 6)), timeout, count, at))


def _until_quiet(timeout, at):
    """Until no greenlet is left that could run."""
    hub = get_hub()
    while hub.ready or any(timer[2] is not None for timer in hub.timers):
        turn = hub.turn()
        hub.call_later(0 if hub.ready else min(t[0] for t in hub.timers if t[2] is not None) - times[NOW], _again, turn)
        yield from pause(hub, at)


def _again(turn):
    turn.go_on()
    return
    yield


@define
def joinall(greenlets, timeout=None, raise_error=False, count=None):
    at = site()
    greenlets = yield from collect(greenlets, at << 6)
    done = yield from _all(greenlets, timeout, count, at)
    for each in done if raise_error else ():
        if each.exception is not None:
            raise each.exception
    return done


class Group(Root):
    greenlet_class = Greenlet

    def __init__(self, *args):
        self.greenlets = set()
        self._heddle_order = []
        for each in args:
            self.add(each)

    def __len__(self):
        return len(self.greenlets)

    def __contains__(self, greenlet):
        return greenlet in self.greenlets

    def __iter__(self):
        return iter(list(self._heddle_order))

    def add(self, greenlet):
        self.greenlets.add(greenlet)
        self._heddle_order.append(greenlet)
        greenlet.rawlink(self._heddle_discard)

    def _heddle_discard(self, greenlet):
        if greenlet in self.greenlets:
            self.greenlets.discard(greenlet)
            self._heddle_order.remove(greenlet)

    discard = _heddle_discard

    @define
    def start(self, greenlet):
        self.add(greenlet)
        greenlet.start()
        return
        yield

    @define
    def spawn(self, *args, **kwargs):
        return (yield from self._heddle_spawn(site(), *args, **kwargs))

    def _heddle_spawn(self, at, *args, **kwargs):
        made = self.greenlet_class(*args, **kwargs)
        self.add(made)
        made.start()
        return made
        yield

    @define
    def join(self, timeout=None, raise_error=False):
        at = site()
        done = yield from _all(list(self._heddle_order), timeout, None, at)
        for each in done if raise_error else ():
            if each.exception is not None:
                raise each.exception
        return not self.greenlets

    @define
    def kill(self, exception=None, block=True, timeout=None):
        more = {} if exception is None else {"exception": exception}
        yield from invoke(killall, list(self._heddle_order), block=block, timeout=timeout, **more)

    @define
    def map(self, func, iterable):
        at = site()
        made = yield from self._heddle_map(func, iterable, at)
        yield from _all(made, None, None, at)
        return (yield from _values(made))

    def _heddle_map(self, func, iterable, at):
        made = []
        for item in (yield from collect(iterable, at << 6)):
            made.append((yield from self._heddle_spawn(at, func, item)))
        return made

    def _heddle_imap(self, func, iterables, at):
        columns = []
        for each in iterables:
            columns.append((yield from collect(each, at << 6)))
        made = []
        for items in zip(*columns):
            made.append((yield from self._heddle_spawn(at, func, *items)))
        return made

    @define
    def imap(self, func, *iterables, maxsize=None):
        return generator(_in_order((yield from self._heddle_imap(func, iterables, site()))))

    @define
    def imap_unordered(self, func, *iterables, maxsize=None):
        at = site()
        return generator(_as_they_come((yield from self._heddle_imap(func, iterables, at)), at))

    @define
    def apply(self, func, args=(), kwds=None):
        at = site()
        made = yield from self._heddle_spawn(at, func, *args, **(kwds or {}))
        return (yield from invoke(made.get))

    @define
    def apply_async(self, func, args=(), kwds=None, callback=None):
        made = yield from self._heddle_spawn(site(), func, *args, **(kwds or {}))
        if callback is not None:
            made.link(lambda done: callback(done.value) if done.successful() else None)
        return made


def _values(made):
    values = []
    for each in made:
        values.append((yield from invoke(each.get)))
    return values


def _in_order(made):
    for each in made:
        yield Box((yield from invoke(each.get)))


def _as_they_come(made, at):
    value = None
    following = _completions(made, None, None, at)
    while True:
        try:
            step = following.send(value)
        except StopIteration:
            return
        if type(step) is Box:
            value = None
            yield Box((yield from invoke(step.value.get)))
        else:
            value = yield step


class Pool(Group):
    """A group of at most so many: `spawn` waits until there is room."""

    def __init__(self, size=None, greenlet_class=None):
        if size is not None and size < 0:
            raise ValueError(f"size must not be negative: {size!r}")
        Group.__init__(self)
        self.size = size
        self._heddle_room = Semaphore(size) if size else None

    def _heddle_spawn(self, at, *args, **kwargs):
        if self._heddle_room is not None:
            yield from acquire(self._heddle_room, True, None, at)
        made = self.greenlet_class(*args, **kwargs)
        self.add(made)
        made.start()
        return made

    def _heddle_discard(self, greenlet):
        if greenlet in self.greenlets and self._heddle_room is not None:
            self._heddle_room.release()
        Group._heddle_discard(self, greenlet)

    discard = _heddle_discard

    def full(self):
        return self.free_count() <= 0

    def free_count(self):
        return 1 if self.size is None else max(0, self.size - len(self))

    @define
    def wait_available(self, timeout=None):
        if self._heddle_room is not None:
            yield from invoke(self._heddle_room.wait, timeout)
