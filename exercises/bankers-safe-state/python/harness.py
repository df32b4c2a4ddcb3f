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


def available(banker, expected, when):
    check.equal(list(banker.available()), expected, f"what is available {when}")


def asks(banker, customer, amounts, expected, when):
    check.equal(banker.try_request(customer, amounts), expected, f"try_request({customer}, {amounts}) {when}")


@always("safe-or-not")
def safe_or_not(student):
    # The example of the statement.
    banker = student.Banker([12], [[10], [4], [9]])
    available(banker, [12], "at first")
    asks(banker, 0, [5], True, "with 12 there")
    asks(banker, 1, [2], True, "with 7 there")
    asks(banker, 2, [2], True, "with 5 there")
    asks(banker, 2, [1], False, "with 3 there, when 0, 1 and 2 may ask for 5, 2 and 7 more")
    asks(banker, 0, [4], False, "with 3 there")
    available(banker, [3], "after two requests that were not granted")
    asks(banker, 1, [2], True, "with 3 there, when 0, 1 and 2 may ask for 5, 2 and 7 more")
    banker.release(1, [4])
    available(banker, [5], "after the release")
    asks(banker, 2, [1], False, "with 5 there, when 0, 1 and 2 may ask for 5, 4 and 7 more")
    asks(banker, 0, [5], True, "with 5 there, which is all that 0 may ask for")


def build(banker, customer):
    """Borrows 1 and 1 more, and gives both back."""
    banker.request(customer, [1])
    banker.request(customer, [1])
    banker.release(customer, [2])


@always("two-customers")
def two_customers(student):
    banker = student.Banker([2], [[2], [2]])
    together({"customer 0": lambda: build(banker, 0), "customer 1": lambda: build(banker, 1)})
    available(banker, [2], "after all was given back")


@reachable("both-hold")
def both_hold(student, reach):
    banker = student.Banker([3], [[2], [2]])
    holding = []

    def customer(number):
        def work():
            banker.request(number, [1])
            holding.append(number)
            if len(holding) == 2:
                reach()
            sleep(1)
            holding.pop()
            banker.request(number, [1])
            banker.release(number, [2])

        return work

    together({"customer 0": customer(0), "customer 1": customer(1)})
    available(banker, [3], "after all was given back")


def raises(action, *args):
    try:
        action(*args)
    except Exception:
        return True
    return False


@always("more-than-claimed")
def more_than_claimed(student):
    # Nobody uses the banker afterwards: a lock that was not released is found by itself.
    banker = student.Banker([3], [[2], [3]])

    def work():
        banker.request(0, [1])
        check(raises(banker.request, 0, [2]), "request(0, [2]) did not raise: 0 holds 1, and claimed 2")
        check(raises(banker.try_request, 0, [2]), "try_request(0, [2]) did not raise: 0 holds 1, and claimed 2")

    together({"customer 0": work})
    available(banker, [2], "after two requests that were refused")
    asks(banker, 0, [1], True, "with 2 there")
    poor = student.Banker([3], [[2], [3]])
    poor.request(1, [2])

    def asks_a_poor_banker():
        check(raises(poor.try_request, 0, [3]), "try_request(0, [3]) did not raise: 1 is there, and 0 claimed 2")
        check(raises(poor.request, 0, [3]), "request(0, [3]) did not raise: 1 is there, and 0 claimed 2")

    together({"customer 0": asks_a_poor_banker})


@always("two-kinds")
def two_kinds(student):
    banker = student.Banker([3, 3], [[3, 1], [1, 3], [2, 2]])
    asks(banker, 0, [2, 0], True, "with 3 and 3 there")
    asks(banker, 1, [0, 2], True, "with 1 and 3 there")
    asks(banker, 2, [1, 1], False, "with 1 and 1 there")
    asks(banker, 2, [0, 1], False, "with 1 and 1 there")
    available(banker, [1, 1], "after two requests that were not granted")
    asks(banker, 0, [1, 1], True, "with 1 and 1 there, which is all that 0 may ask for")
    banker.release(0, [3, 1])
    available(banker, [3, 1], "after the release")
    asks(banker, 2, [2, 0], True, "with 3 and 1 there")
    asks(banker, 2, [0, 1], False, "with 1 and 1 there")

    # Each kind has an order of its own, and there is none for both: 0 needs no more of the first, 1 none of the second.
    crossed = student.Banker([1, 1], [[1, 1], [1, 1]])
    asks(crossed, 0, [1, 0], True, "with 1 and 1 there")
    asks(crossed, 1, [0, 1], False, "with 0 and 1 there")
    asks(crossed, 0, [0, 1], True, "with 0 and 1 there, which is all that 0 may ask for")

    # An order there is, though not by how much is asked for altogether.
    unlike = student.Banker([2, 3], [[2, 0], [2, 3]])
    asks(unlike, 1, [2, 0], True, "with 2 and 3 there, which leaves all that 1 may ask for")


@always("whoever-can-goes-on")
def whoever_can_goes_on(student):
    # Customer 1 needs all there is. What customer 2 needs is there after a while.
    banker = student.Banker([3], [[2], [3], [2]])
    lent = []

    def borrow(customer, amount):
        banker.request(customer, [amount])
        lent.append(amount)
        check(sum(lent) <= 3, f"{sum(lent)} were lent at the same time, of a capital of 3")

    def give_back(customer, amount):
        lent.append(-amount)
        banker.release(customer, [amount])

    def build_at_once(customer, amount):
        borrow(customer, amount)
        give_back(customer, amount)

    borrow(0, 2)
    big = Thread(name="customer 1", target=build_at_once, args=(1, 3))
    small = Thread(name="customer 2", target=build_at_once, args=(2, 2))
    big.start()
    small.start()
    give_back(0, 1)
    small.join()
    give_back(0, 1)
    big.join()
    available(banker, [3], "after all was given back")


@always("try-and-request")
def try_and_request(student):
    banker = student.Banker([2], [[2], [2]])

    def tries():
        if banker.try_request(1, [1]):
            banker.request(1, [1])
            banker.release(1, [2])

    together({"customer 0": lambda: build(banker, 0), "customer 1": tries})
    available(banker, [2], "after all was given back")


@always("look-meanwhile")
def look_meanwhile(student):
    banker = student.Banker([2, 2], [[2, 2]])
    seen = []

    def work():
        asks(banker, 0, [1, 2], True, "with 2 and 2 there, while another thread looked what is available")
        banker.release(0, [1, 2])

    together({"customer 0": work, "available()": lambda: seen.extend(banker.available())})
    check(seen in ([2, 2], [1, 0]), f"available() was {seen} while [1, 2] of [2, 2] were lent")
