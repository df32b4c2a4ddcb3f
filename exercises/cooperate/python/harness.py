import time

import gevent
from heddle import always, check, reachable


class Office:
    def __init__(self, left):
        self.left = left
        self.sold = []


@always("all-done")
def all_done(student):
    log = []
    student.together(["a", "b"], 3, log)
    check.equal(sorted(log), [(name, i) for name in "ab" for i in range(3)], "the log, sorted, when together() returned")
    check.equal([i for name, i in log if name == "b"], [0, 1, 2], "what b logged")

    def hold_up():
        gevent.sleep(0.5)
        time.sleep(10)  # not gevent's: nobody has a turn meanwhile, and all pauses get longer

    log = []
    holding_up = gevent.spawn(hold_up)
    student.together(["a", "b"], 3, log)
    check.equal(len(log), 6, "the length of the log when together() returned, held up for ten seconds,")
    holding_up.join()
    log = []
    student.work("c", 3, log)
    check.equal(log, [("c", 0), ("c", 1), ("c", 2)], "the log of work() in the main greenlet")


@reachable("take-turns")
def take_turns(student, reach):
    log = []
    student.together(["a", "b"], 2, log)
    if [name for name, _ in log] == ["a", "b", "a", "b"]:
        reach()


@always("one-ticket")
def one_ticket(student):
    office = Office(1)
    paid = []

    def pay(customer):
        paid.append(customer)
        gevent.sleep(1)
        return True

    buyers = [gevent.spawn(student.buy, office, customer, pay) for customer in ("Ada", "Bob")]
    gevent.joinall(buyers)
    check.equal(len(office.sold), 1, "the number of tickets sold")
    check.equal(office.left, 0, "the number of tickets left")
    check.equal(paid, office.sold, "those who paid, beside those who got a ticket")
    check.equal([each.value for each in buyers], [True, False], "what the two calls of buy() returned")
    check.equal(student.buy(office, "Cyd", pay), False, "what buy() returned when no ticket was left")
    check.equal(len(paid), 1, "the number of payments")


@reachable("payments-overlap")
def payments_overlap(student, reach):
    office = Office(2)
    paying = []

    def pay(customer):
        paying.append(customer)
        gevent.sleep(1)
        if len(paying) == 2:
            reach()
        gevent.sleep(1)
        paying.remove(customer)
        return True

    gevent.joinall([gevent.spawn(student.buy, office, customer, pay) for customer in ("Ada", "Bob")])
    check.equal(sorted(office.sold), ["Ada", "Bob"], "those who got a ticket")
    check.equal(office.left, 0, "the number of tickets left")


@always("payment-fails")
def payment_fails(student):
    office = Office(1)

    def pay(customer):
        check(customer not in office.sold, f"{customer} was among those who got a ticket before the payment")
        gevent.sleep(1)
        return customer != "Ada"

    first = gevent.spawn(student.buy, office, "Ada", pay)
    second = gevent.spawn(student.buy, office, "Bob", pay)
    gevent.joinall([first, second])
    check.equal([first.value, second.value], [False, False], "what the two calls of buy() returned")
    check.equal([office.left, office.sold], [1, []], "what the office has after a payment that failed")
    check.equal(student.buy(office, "Cyd", pay), True, "what buy() returned for the ticket that was given back")
    check.equal([office.left, office.sold], [0, ["Cyd"]], "what the office has in the end")

    office = Office(2)

    def slow_for_ada(customer):
        check(customer not in office.sold, f"{customer} was among those who got a ticket before the payment")
        gevent.sleep(2 if customer == "Ada" else 1)
        return customer != "Ada"

    gevent.joinall([gevent.spawn(student.buy, office, customer, slow_for_ada) for customer in ("Ada", "Bob")])
    check.equal([office.left, office.sold], [1, ["Bob"]], "what the office has when one of two payments failed")


@always("one-second")
def one_second(student):
    log, looks = [], []

    def look():
        gevent.sleep(0.5)
        looks.append(list(log))
        gevent.sleep(1)
        looks.append(list(log))

    looking = gevent.spawn(look)
    student.together(["a", "b"], 2, log)
    looking.join()
    check.equal(looks[0], [("a", 0), ("b", 0)], "the log after half a second")
    check.equal(looks[1], [("a", 0), ("b", 0), ("a", 1), ("b", 1)], "the log after a second and a half")
