from threading import Thread
from time import sleep

from heddle import always, check, reachable


def together(works):
    """Runs each function on a thread of its own, which is called what the function does."""
    threads = [Thread(name=name, target=target) for name, target in works.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def tanks(student, *ids):
    return [student.Tank(id, 100) for id in ids]


def pour(source, target, litres):
    source.litres -= litres
    target.litres += litres


class Problem(Exception):
    pass


@always("opposite")
def opposite(student):
    # After the first time there is more in a than in b, and before it there was less.
    a, b = student.Tank(1, 10), student.Tank(2, 20)

    def twice():
        with student.holding(a, b):
            pour(b, a, 10)
        with student.holding(a, b):
            pass

    def once():
        with student.holding(b, a):
            pour(a, b, 5)

    together({"twice holding(a, b)": twice, "holding(b, a)": once})
    check.equal([a.litres, b.litres], [15, 15], "the litres in a and b")


@reachable("disjoint")
def disjoint(student, reach):
    a, b, c, d = tanks(student, 1, 2, 3, 4)
    inside = []

    def visit(*group):
        def work():
            with student.holding(*group):
                inside.append(1)
                if len(inside) == 2:
                    reach()
                sleep(1)
                inside.pop()

        return work

    together({"holding(a, b)": visit(a, b), "holding(d, c)": visit(d, c)})


def at_once(student, groups):
    """Answers whether two of these were at work at the same time."""
    inside, met = [], []

    def visit(group):
        def work():
            with student.holding(*group):
                inside.append(1)
                if len(inside) > 1:
                    met.append(1)
                sleep(1)
                inside.pop()

        return work

    together({name: visit(group) for name, group in groups.items()})
    return len(met) > 0


@always("shared")
def shared(student):
    a, b, c = tanks(student, 3, 2, 1)
    check(not at_once(student, {"holding(a, b)": [a, b], "holding(b, c)": [b, c]}), "two threads held b")


@always("ring")
def ring(student):
    a, b, c = tanks(student, 12, 2, 22)
    groups = {"holding(a, b)": [a, b], "holding(b, c)": [b, c], "holding(c, a)": [c, a]}
    check(not at_once(student, groups), "two threads held the same tank")


@always("failing-action")
def failing_action(student):
    # Nobody wants the tanks afterwards: a lock that was not released is found by itself.
    a, b = tanks(student, 1, 2)
    problem = Problem("the pump is broken")
    errors = []

    def work():
        try:
            with student.holding(a, b):
                raise problem
        except Problem as error:
            errors.append(error)

    together({"holding(a, b)": work})
    check(len(errors) == 1 and errors[0] is problem, "holding did not pass on the exception that the block raised")


@always("upwards")
def upwards(student):
    a, b, c = tanks(student, 8, 9, 10)  # as texts, these numbers have another order

    def first():
        with student.holding(a):
            with student.holding(c, b):
                pour(a, c, 10)

    def second():
        with student.holding(b), student.holding(c):
            pour(c, b, 5)

    together({"a, then c, b": first, "b, then c": second})
    check.equal([each.litres for each in (a, b, c)], [90, 105, 105], "the litres in a, b and c")


def is_refused(student, *wanted):
    try:
        with student.holding(*wanted):
            pass
    except Exception:
        return True
    return False


def refused(student, held, wanted, what):
    with student.holding(*held):
        check(is_refused(student, *wanted), f"{what} did not raise")


@always("downwards")
def downwards(student):
    a, b, c = tanks(student, -1, 0, 1)
    refused(student, [b], [a], "holding(a) while holding(b)")
    refused(student, [a, c], [b], "holding(b) while holding(a, c)")
    refused(student, [c, a], [b], "holding(b) while holding(c, a)")
    refused(student, [b], [c, a], "holding(c, a) while holding(b)")
    refused(student, [b], [b], "holding(b) while holding(b)")


@always("after-a-refusal")
def after_a_refusal(student):
    a, b, c = tanks(student, 1, 2, 3)
    in_b, met = [], []

    def visit():
        if in_b:
            met.append(1)
        in_b.append(1)
        sleep(1)
        in_b.pop()

    def first():
        with student.holding(b):
            is_refused(student, a, c)
            with student.holding(c):
                pass
            visit()
            check(is_refused(student, a), "holding(a) while holding(b) did not raise the second time")
            check(is_refused(student, b), "holding(b) while holding(b) did not raise after holding(a) had")
            with student.holding(c):
                pass
        with student.holding(a):
            pass

    def second():
        with student.holding(a, b):
            visit()

    together({"b, then refused": first, "holding(a, b)": second})
    check(not met, "two threads held b")


@always("each-its-own-ladder")
def each_its_own_ladder(student):
    a, b = tanks(student, 1, 2)
    answers = []

    def work():
        answers.append(is_refused(student, a))

    with student.holding(b):
        together({"holding(a)": work})
    check.equal(answers, [False], "whether holding(a) was refused because another thread held b")


@always("named-twice")
def named_twice(student):
    a, b = tanks(student, 1, 2)

    def twice():
        with student.holding(a, b, a):
            pass

    def once():
        with student.holding(b, a):
            pass

    twice()
    together({"holding(b, a)": once})


@always("failing-upwards")
def failing_upwards(student):
    a, b, c = tanks(student, 1, 2, 3)

    def fails():
        with student.holding(a):
            try:
                with student.holding(b):
                    raise Problem("the pump is broken")
            except Problem:
                pass
            with student.holding(b, c):
                pass
        with student.holding(a):
            pass

    def other():
        with student.holding(b):
            pass

    together({"a, then b fails": fails, "holding(b)": other})
