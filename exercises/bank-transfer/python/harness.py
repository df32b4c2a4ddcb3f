from threading import Thread
from time import sleep

from heddle import always, check, reachable


def together(works):
    """Runs each function on a thread of its own, which is called what the function does; answers what they returned."""
    results = {}

    def keeping(name, work):
        def target():
            results[name] = work()

        return target

    threads = [Thread(name=name, target=keeping(name, work)) for name, work in works.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [results[name] for name in works]


def quick(source, target, amount):
    pass


def slow(source, target, amount):
    sleep(1)


@always("cross-without-money")
def cross_without_money(student):
    a, b = student.Account(1, 100), student.Account(2, 100)
    calls = []

    def journal(source, target, amount):
        calls.append(amount)

    ab, ba = together({
        "transfer(a, b)": lambda: student.transfer(a, b, 500, journal),
        "transfer(b, a)": lambda: student.transfer(b, a, 500, journal),
    })
    check.equal(ab, False, "transfer(a, b, 500) with 100 in a")
    check.equal(ba, False, "transfer(b, a, 500) with 100 in b")
    check.equal(len(calls), 0, "the number of calls of journal")
    check.equal(a.balance, 100, "a's balance")
    check.equal(b.balance, 100, "b's balance")


@always("cross")
def cross(student):
    a, b = student.Account(1, 1000), student.Account(2, 1000)
    entries = []

    def journal(source, target, amount):
        entries.append((source.id, target.id, amount))

    ab, ba = together({
        "transfer(a, b)": lambda: student.transfer(a, b, 100, journal),
        "transfer(b, a)": lambda: student.transfer(b, a, 200, journal),
    })
    check.equal(ab, True, "transfer(a, b, 100) with 1000 in a")
    check.equal(ba, True, "transfer(b, a, 200) with 1000 in b")
    check.equal(a.balance, 1100, "a's balance")
    check.equal(b.balance, 900, "b's balance")
    check.equal(sorted(entries), [(1, 2, 100), (2, 1, 200)], "what the journal was told")


@always("to-itself")
def to_itself(student):
    a = student.Account(1, 100)
    check.equal(student.transfer(a, a, 30, quick), True, "transfer(a, a, 30) with 100 in a")
    check.equal(student.transfer(a, a, 130, quick), False, "transfer(a, a, 130) with 100 in a")
    check.equal(a.balance, 100, "a's balance")
    check.equal(student.audit([a]), 100, "audit([a])")
    b = student.Account(2, 100)
    together({
        "transfer(a, b)": lambda: student.transfer(a, b, 80, quick),
        "transfer(a, a)": lambda: student.transfer(a, a, 30, quick),
    })
    check.equal(a.balance, 20, "a's balance after transfer(a, b, 80)")


@reachable("disjoint")
def disjoint(student, reach):
    a, b, c, d = [student.Account(id, 100) for id in (1, 2, 3, 4)]
    under_way = []

    def journal(source, target, amount):
        under_way.append(source)
        if len(under_way) == 2:
            reach()
        sleep(1)
        under_way.pop()

    together({
        "transfer(a, b)": lambda: student.transfer(a, b, 10, journal),
        "transfer(c, d)": lambda: student.transfer(c, d, 10, journal),
    })


@always("audit")
def audit(student):
    a, b = student.Account(1, 1000), student.Account(2, 1000)
    _, total = together({
        "transfer(a, b)": lambda: student.transfer(a, b, 100, slow),
        "audit([a, b])": lambda: student.audit([a, b]),
    })
    check.equal(total, 2000, "the auditor's sum")


@always("overdraft")
def overdraft(student):
    a, b, c = student.Account(3, 100), student.Account(1, 0), student.Account(2, 0)
    entries = []

    def journal(source, target, amount):
        entries.append(target.id)

    ab, ac = together({
        "transfer(a, b)": lambda: student.transfer(a, b, 80, journal),
        "transfer(a, c)": lambda: student.transfer(a, c, 80, journal),
    })
    check(ab is not ac, f"a has 100; both of two transfers of 80 returned {ab}")
    check.equal(a.balance, 20, "a's balance")
    check.equal(b.balance, 80 if ab else 0, "b's balance")
    check.equal(c.balance, 80 if ac else 0, "c's balance")
    check.equal(len(entries), 1, "the number of calls of journal")


@always("ring")
def ring(student):
    a, b, c = [student.Account(id, 100) for id in (5, 3, 7)]
    together({
        "transfer(a, b)": lambda: student.transfer(a, b, 10, quick),
        "transfer(b, c)": lambda: student.transfer(b, c, 20, quick),
        "transfer(c, a)": lambda: student.transfer(c, a, 30, quick),
    })
    check.equal(a.balance, 120, "a's balance")
    check.equal(b.balance, 90, "b's balance")
    check.equal(c.balance, 90, "c's balance")


@always("audit-in-any-order")
def audit_in_any_order(student):
    a, b = student.Account(10, 100), student.Account(9, 100)
    _, first, second = together({
        "transfer(a, b)": lambda: student.transfer(a, b, 10, quick),
        "audit([a, b])": lambda: student.audit([a, b]),
        "audit([b, a])": lambda: student.audit([b, a]),
    })
    check.equal((first, second), (200, 200), "what the two audits found")


@always("journals-apart")
def journals_apart(student):
    # Both transfers use b: while the journal of one runs, the other one cannot have got as far as its own.
    a, b, c = [student.Account(id, 100) for id in (2, 3, 1)]
    under_way, at_once = [], []

    def journal(source, target, amount):
        under_way.append(source)
        if len(under_way) > 1:
            at_once.append(source)
        sleep(1)
        under_way.pop()

    together({
        "transfer(a, b)": lambda: student.transfer(a, b, 10, journal),
        "transfer(b, c)": lambda: student.transfer(b, c, 20, journal),
    })
    check(not at_once, "the journals of transfer(a, b) and transfer(b, c) ran at the same time")
    check.equal(a.balance, 90, "a's balance")
    check.equal(b.balance, 90, "b's balance")
    check.equal(c.balance, 120, "c's balance")


@always("audit-waits-for-journal")
def audit_waits_for_journal(student):
    # An audit that is called while the journal runs, and returns before it ends, has got at an account in between.
    a, b = student.Account(1, 100), student.Account(2, 100)
    running, in_between = [], []

    def journal(source, target, amount):
        running.append(True)
        sleep(1)
        running.clear()

    def visit(name, account):
        before = len(running)
        student.audit([account])
        if before and len(running):
            in_between.append(name)

    def visit_both():
        visit("audit([a])", a)
        visit("audit([b])", b)

    together({
        "transfer(a, b)": lambda: student.transfer(a, b, 10, journal),
        "audit([a]), audit([b])": visit_both,
    })
    check(not in_between, f"the journal of transfer(a, b) still ran when {' and '.join(in_between)} returned")


class Full(Exception):
    pass


@always("failing-journal")
def failing_journal(student):
    a, b = student.Account(1, 100), student.Account(2, 100)
    problem = Full("the journal is full")

    def journal(source, target, amount):
        raise problem

    def attempt():
        try:
            student.transfer(a, b, 10, journal)
        except Full as error:
            return error

    (caught,) = together({"transfer(a, b)": attempt})
    check(caught is problem, "transfer did not pass on the exception that journal raised")
    check.equal(a.balance, 100, "a's balance after the failed transfer")
    check.equal(b.balance, 100, "b's balance after the failed transfer")


@always("after-a-failure")
def after_a_failure(student):
    a, b = student.Account(1, 100), student.Account(2, 100)

    def journal(source, target, amount):
        raise Full("the journal is full")

    try:
        student.transfer(a, b, 10, journal)
    except Full:
        pass
    else:
        check(False, "transfer did not pass on the exception that journal raised")
    check.equal(student.transfer(b, a, 10, quick), True, "transfer(b, a, 10) after the failed transfer")
    check.equal(student.audit([a, b]), 200, "audit([a, b]) after that")
