from threading import Lock, Thread, current_thread, local
from time import sleep

from heddle import always, check, reachable


class Hand(local):
    """What a thread holds. Nobody else can see that it changes, so who only takes and gives back is seen to change nothing."""

    held = ()


hand = Hand()


class Worker(Thread):
    """What one thread does with tools: a thread of its own, called what it does."""

    def __init__(self, way, tools, in_work=lambda: None, rule=lambda tool, timeout, held, tools: None):
        super().__init__(name=f"{way.__name__}({', '.join(tool.name for tool in tools)})")
        self.label = self.name
        self.at_once = lambda: None
        self.way = way
        self.tools = tools
        self.in_work = in_work
        self.rule = rule
        self.worked = 0
        self.wrong = None

    def run(self):
        def work():
            self.worked += 1
            self.in_work()
            sleep(1)

        self.at_once()
        self.way(*self.tools, work)

    def note(self, problem):
        if problem is not None and self.wrong is None:
            self.wrong = problem


def me():
    thread = current_thread()
    return thread if isinstance(thread, Worker) else None


class Tool:
    def __init__(self, name, id):
        self.name = name
        self.id = id
        self.asked_for = False
        self._lock = Lock()

    def is_taken(self):
        return self._lock.locked()

    def acquire(self, timeout=None):
        worker = me()
        if worker is not None:
            worker.note(worker.rule(self, timeout, hand.held, worker.tools))
        if not self.asked_for and self.is_taken():
            self.asked_for = True
        if timeout is None:
            got = self._lock.acquire()
        elif timeout > 0:
            got = self._lock.acquire(timeout=timeout)
        else:
            got = self._lock.acquire(False)
        if got:
            hand.held = (*hand.held, self)
        return got

    def release(self):
        if self not in hand.held:
            raise RuntimeError(f"release of {self.name}, which this thread does not hold")
        hand.held = tuple(tool for tool in hand.held if tool is not self)
        self._lock.release()


def run(*workers):
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def judge(*workers):
    # Only now, when all have ended: a deadlock tells more than the step that led to it.
    for worker in workers:
        check.equal(worker.worked, 1, f"the number of calls of work in {worker.label}")
        check(worker.wrong is None, f"{worker.label} {worker.wrong}")


def with_both():
    worker = me()
    if worker is not None and not all(tool in hand.held for tool in worker.tools):
        worker.note("worked without holding both tools")


def beside_others(way, reach):
    # Somebody else has the saw for some time. Who wants it waits; who wants other tools works.
    hammer, saw, file, plane = [Tool(name, id) for id, name in enumerate(("hammer", "saw", "file", "plane"), 1)]

    lent, late = [saw], []

    def in_work():
        with_both()
        if late and lent:
            reach()

    waits = Worker(way, [hammer, saw], with_both)
    works = Worker(way, [file, plane], in_work)
    def at_once():
        if saw.asked_for:
            late.append(1)

    works.at_once = at_once
    saw.acquire()
    waits.start()
    works.start()
    sleep(1)
    lent.clear()
    saw.release()
    waits.join()
    works.join()
    judge(waits, works)


def opposite(way, rule, in_work=with_both):
    # Two threads want the same two tools, in opposite orders. Somebody else has the saw for some time.
    hammer, saw = Tool("hammer", 9), Tool("saw", 10)
    workers = [Worker(way, [hammer, saw], in_work, rule), Worker(way, [saw, hammer], in_work, rule)]
    saw.acquire()
    for worker in workers:
        worker.start()
    sleep(1)
    saw.release()
    for worker in workers:
        worker.join()
    judge(*workers)


@reachable("all-at-once-beside-others")
def all_at_once_beside_others(student, reach):
    beside_others(student.all_at_once, reach)


@always("all-at-once")
def all_at_once(student):
    def rule(tool, timeout, held, tools):
        if held and timeout != 0 and tool.is_taken():
            return f"waited for the {tool.name} with the {held[0].name} in its hand"

    opposite(student.all_at_once, rule)


@reachable("giving-back-beside-others")
def giving_back_beside_others(student, reach):
    beside_others(student.giving_back, reach)


@always("giving-back")
def giving_back(student):
    def rule(tool, timeout, held, tools):
        first, second = tools
        if tool is second and first not in held:
            return f"asked for the {tool.name} first"
        if tool is first and second in held:
            return f"asked for the {tool.name} with the {second.name} in its hand"
        if tool is second and timeout is None and tool.is_taken():
            return f"waited for the {tool.name} without a limit, with the {first.name} in its hand"

    opposite(student.giving_back, rule)


@reachable("in-order-beside-others")
def in_order_beside_others(student, reach):
    beside_others(student.in_order, reach)


@always("in-order")
def in_order(student):
    def rule(tool, timeout, held, tools):
        smaller, greater = sorted(tools, key=lambda each: each.id)
        if tool is greater and smaller not in held:
            return f"took the {tool.name} (id {tool.id}) before the {smaller.name} (id {smaller.id})"
        if timeout is not None:
            return f"did not wait for the {tool.name} for as long as it takes"

    opposite(student.in_order, rule)


@always("sharing")
def sharing(student):
    opposite(student.sharing, lambda tool, timeout, held, tools: f"took the {tool.name} for itself", lambda: None)


@reachable("sharing-at-once")
def sharing_at_once(student, reach):
    hammer, saw = Tool("hammer", 1), Tool("saw", 2)
    inside = []

    def look():
        inside.append(1)
        if len(inside) == 2:
            reach()
        sleep(1)
        inside.pop()

    run(Worker(student.sharing, [hammer, saw], look), Worker(student.sharing, [hammer, saw], look))
