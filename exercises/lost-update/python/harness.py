from threading import Thread, current_thread
from time import sleep

from heddle import always, check, reachable


def together(*threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def thread(name, target):
    """A thread that is called what it does."""
    return Thread(name=name, target=target)


@always("two-increments")
def two_increments(student):
    together(thread("increment()", student.increment), thread("increment()", student.increment))
    check.equal(student.value(), 2, "the counter")


@always("two-updates")
def two_updates(student):
    calls = []

    def double(old):
        calls.append(old)
        return old * 2

    student.increment()
    together(
        thread("update(double)", lambda: student.update(double)),
        thread("update(double)", lambda: student.update(double)),
    )
    check.equal(student.value(), 4, "the counter")
    check.equal(len(calls), 2, "the number of calls of change")


@always("count-together")
def count_together(student):
    total = student.count_together(2, 2, student.increment)
    check.equal(total, 4, "what count_together returned")
    check.equal(student.value(), 4, "the counter")
    steps = []
    student.count_together(1, 3, lambda: steps.append(1))
    check.equal(len(steps), 3, "the number of steps of count_together(1, 3, step)")


@reachable("threads-alternate")
def threads_alternate(student, reach):
    order = []

    def step():
        student.increment()
        order.append(current_thread())
        sleep(1)

    student.count_together(2, 2, step)
    check.equal(len(order), 4, "the number of steps when count_together returned")
    if order[0] is not order[1] and order[0] is order[2]:
        reach()


class Jammed(Exception):
    pass


def fail_to_update(student):
    problem = Jammed("the turnstile is jammed")

    def fail(old):
        raise problem

    caught = None
    try:
        student.update(fail)
    except Exception as error:
        caught = error
    check(caught is problem, "update did not pass on the exception that change raised")


@always("failing-update")
def failing_update(student):
    # Nobody touches the counter afterwards: a lock that was not released is found by itself.
    together(thread("update(fail)", lambda: fail_to_update(student)))


@always("after-a-failure")
def after_a_failure(student):
    student.increment()
    together(
        thread("update(fail)", lambda: fail_to_update(student)),
        thread("increment()", student.increment),
    )
    check.equal(student.value(), 2, "the counter")


@always("read-while-counting")
def read_while_counting(student):
    read = []
    together(
        thread("increment()", student.increment),
        thread("value()", lambda: read.append(student.value())),
    )
    check(read[0] in (0, 1), f"value() returned {read[0]} while one thread incremented once")


@always("increment-and-update")
def increment_and_update(student):
    student.update(lambda old: old + 10)
    together(
        thread("increment()", student.increment),
        thread("update(double)", lambda: student.update(lambda old: old * 2)),
    )
    total = student.value()
    check(total in (21, 22), f"10, doubled by one thread and incremented by another, came to {total}")
