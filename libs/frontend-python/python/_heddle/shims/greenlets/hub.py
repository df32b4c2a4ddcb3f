"""The hub: what is ready runs first in, first out; timers in the order of their deadlines, on virtual time.

A greenlet is a coroutine that yields operations for the engine, and `PAUSE` when it waits for something of gevent's. The main
greenlet has no coroutine of its own here: when it waits, it runs the hub until it is its turn. Nobody is ever thrown into: who
goes on is handed an exception, and raises it itself. So a generator of the program's may stand in between.
"""

from collections import deque
from heapq import heappop, heappush

from ...runtime import async_tasks
from ...kinds import SEMAPHORE, SEMAPHORE_ACQUIRE, YES
from ...runtime.state import NOW, RunOver, create, current_task, of_run, run, times
from ...runtime.twins import Performer
from ..kit import operation


RESTLESS_AFTER = 100
"""So many turns in which something was ready at once, and time passes: a program that polls is not faster than its timers."""


NOWHERE = 0
"""The hub runs in no line of the program's."""


class Pause:
    """What a waiting greenlet yields."""


PAUSE = Pause()


class LoopExit(Exception):
    """Exception thrown when the hub finishes running (nothing is left that could wake the main greenlet)."""


LoopExit.__module__ = "gevent.exceptions"


class Raise:
    """To be raised by who goes on."""

    __slots__ = ("error",)

    def __init__(self, error):
        self.error = error


class Turn:
    """One wait of one greenlet: it goes on once, whatever comes first."""

    __slots__ = ("hub", "resume", "over")

    def __init__(self, hub, resume):
        self.hub, self.resume, self.over = hub, resume, False

    def go_on(self, value=None, first=False):
        if not self.over:
            self.over = True
            self.hub.call(self.resume, value, first=first)


class Hub:
    by_task: dict[int, "Hub"] = of_run({})

    def __init__(self):
        self.ready = deque()
        self.timers = []
        self.made = 0
        self.current = self.main_turn = None
        self.wake = create(SEMAPHORE, 0)
        self.arrived = 0
        self.counts = {}
        self.rounds = 0
        self.held_up = 0
        """How many greenlets wait for a lock, or for another one's end."""
        self.answer = None
        """What the main greenlet goes on with, in a tuple."""

    def call(self, function, *args, first=False):
        """`function` makes a coroutine. First: before all that is ready."""
        entry = (function, args)
        self.ready.appendleft(entry) if first else self.ready.append(entry)

    def call_later(self, delay, function, *args):
        """Answers what `cancel` takes."""
        self.made += 1
        timer = [times[NOW] + max(0.0, delay), self.made, function, args]
        heappush(self.timers, timer)
        return timer

    @staticmethod
    def cancel(timer):
        if timer is not None:
            timer[2] = None

    def count(self, what):
        """How many there were before."""
        self.counts[what] = self.counts.get(what, -1) + 1
        return self.counts[what]

    def turn(self):
        """Of the greenlet that runs. To be made right before it pauses."""
        if self.current is None:
            self.main_turn = Turn(self, self._resume_main)
            return self.main_turn
        greenlet = self.current
        made = greenlet._heddle_turn = Turn(self, greenlet._heddle_resume)
        return made

    def _resume_main(self, value):
        self.answer = (value,)
        return
        yield


def get_hub() -> Hub:
    hub = Hub.by_task.get(current_task())
    if hub is None:
        hub = Hub.by_task[current_task()] = Hub()
    return hub


def pause(hub, at, awaited=()):
    """Waits for the turn that was made; `awaited`: what of the engine's it is for. Answers what it is handed."""
    async_tasks.pause(at, *awaited)
    if hub.current is None:
        value = yield from _run_until_main(hub)
    else:
        hub.held_up += bool(awaited)
        value = yield PAUSE
        hub.held_up -= bool(awaited)
    if type(value) is Raise:
        raise value.error
    return value


def _run_until_main(hub):
    hub.answer = None
    while hub.answer is None:
        if run.is_over:
            raise RunOver
        hub.rounds += 1
        if not hub.ready or (hub.timers and hub.rounds > RESTLESS_AFTER):
            yield from _wait(hub)
            continue
        if run.threads > 1:
            yield operation(SEMAPHORE_ACQUIRE, NOWHERE, hub.wake, 0, 0.0)
        function, args = hub.ready.popleft()
        yield from function(*args)
    return hub.answer[0]


def _wait(hub):
    """Nothing is ready: until the first timer is due, or something comes from outside."""
    timers = hub.timers
    while timers and timers[0][2] is None:
        heappop(timers)
    if not timers and not hub.ready and run.threads == 1 and hub.held_up == 0:
        raise LoopExit("This operation would block forever")
    hub.rounds = 0
    limit = 0.0 if hub.ready and not timers else max(0.0, timers[0][0] - times[NOW]) if timers else -1.0
    if (yield operation(SEMAPHORE_ACQUIRE, NOWHERE, hub.wake, 0, limit)) == YES:
        while hub.arrived > 1:
            hub.arrived -= 1
            Performer.perform(operation(SEMAPHORE_ACQUIRE, NOWHERE, hub.wake, 0, 0.0))
        hub.arrived = 0
    while timers and timers[0][0] <= times[NOW]:
        _, _, function, args = heappop(timers)
        if function is not None:
            hub.call(function, *args)


def wait_for(hub, waiting, timeout, at, expired=None, awaited=()):
    """Stands in a list until it is handed something; the time-out's answer is `expired`. `awaited`: see `pause`."""
    turn = hub.turn()
    timer = None
    if hasattr(timeout, "start_new"):
        timeout.start_new(timeout)  # a `Timeout`, which raises itself
    elif timeout is not None:
        timer = hub.call_later(timeout, _expire, turn, expired)
    if waiting is not None:
        waiting.append(turn)
    try:
        return (yield from pause(hub, at, awaited))
    finally:
        turn.over = True
        hub.cancel(timer)
        if waiting is not None and turn in waiting:
            waiting.remove(turn)


def _expire(turn, value):
    turn.go_on(value, first=True)
    return
    yield
