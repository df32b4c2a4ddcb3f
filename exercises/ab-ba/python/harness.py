from threading import Thread

from heddle import always, check


def together(works):
    """Runs each function on a thread of its own, which is called what the function does."""
    threads = [Thread(name=name, target=target) for name, target in works.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@always("take-and-put-back")
def take_and_put_back(student):
    answers = {}

    def take():
        answers["take"] = student.take(1)

    def put_back():
        answers["put_back"] = student.put_back(2)

    together({"take(1)": take, "put_back(2)": put_back})
    check.equal(answers["take"], True, "take(1) with 5 boxes on the shelf")
    check.equal(answers["put_back"], True, "put_back(2) with 5 boxes on the cart")
    shelf, cart = student.count()
    check.equal(shelf, 6, "the number of boxes on the shelf")
    check.equal(cart, 4, "the number of boxes on the cart")


def counted_during(student, works):
    counted = []
    together(works | {"count()": lambda: counted.append(sum(student.count()))})
    check.equal(counted, [10], "the numbers of boxes counted")


@always("take-and-count")
def take_and_count(student):
    counted_during(student, {"take(1)": lambda: student.take(1)})


@always("put-back-and-count")
def put_back_and_count(student):
    counted_during(student, {"put_back(1)": lambda: student.put_back(1)})


@always("refusals")
def refusals(student):
    # Nobody touches the boxes afterwards: a lock that was not released is found by itself.
    answers = []
    together({"take(6)": lambda: answers.append(student.take(6))})
    check.equal(answers.pop(), False, "take(6) with 5 boxes on the shelf")
    together({"put_back(6)": lambda: answers.append(student.put_back(6))})
    check.equal(answers.pop(), False, "put_back(6) with 5 boxes on the cart")


@always("all-three")
def all_three(student):
    counted_during(student, {"take(1)": lambda: student.take(1), "put_back(1)": lambda: student.put_back(1)})


@always("limits")
def limits(student):
    check.equal(student.take(4), True, "take(4) with 5 boxes on the shelf")
    check.equal(student.take(2), False, "take(2) with 1 box on the shelf")
    check.equal(student.take(1), True, "take(1) with 1 box on the shelf")
    check.equal(student.take(1), False, "take(1) with an empty shelf")
    check.equal(student.put_back(10), True, "put_back(10) with 10 boxes on the cart")
    check.equal(student.put_back(1), False, "put_back(1) with an empty cart")
    check.equal(student.count()[0], 10, "the number of boxes on the shelf")
    check.equal(student.count()[1], 0, "the number of boxes on the cart")


def successes(action, numbers):
    """The numbers for which an action succeeds, when they are tried at the same time."""
    succeeded = []

    def trying(n):
        def attempt():
            if action(n):
                succeeded.append(n)

        return attempt

    together({f"{action.__name__}({n})": trying(n) for n in numbers})
    return succeeded


@always("two-takes")
def two_takes(student):
    # There are enough boxes for one of them: to look and to take must be one step.
    taken = successes(student.take, [3, 4])
    check.equal(len(taken), 1, "the number of successes of take(3) and take(4) with 5 boxes on the shelf")
    check.equal(student.count()[0], 5 - sum(taken), "the number of boxes on the shelf")


@always("two-put-backs")
def two_put_backs(student):
    back = successes(student.put_back, [3, 4])
    check.equal(len(back), 1, "the number of successes of put_back(3) and put_back(4) with 5 boxes on the cart")
    check.equal(student.count()[1], 5 - sum(back), "the number of boxes on the cart")
