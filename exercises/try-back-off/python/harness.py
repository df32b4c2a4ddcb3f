from threading import Lock, Thread
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


class Account:
    def __init__(self, id, balance, used=lambda: None):
        self.id = id
        self.lock = Lock()
        self.final_balance = balance  # read by the tests when nobody transfers any more
        self._used = used

    def _expect_locked(self, what):
        check(self.lock.locked(), f"the balance of account {self.id} was {what} while nobody held its lock")

    @property
    def balance(self):
        self._expect_locked("looked at")
        return self.final_balance

    @balance.setter
    def balance(self, balance):
        self._expect_locked("changed")
        self.final_balance = balance

    def withdraw(self, amount):
        self._used()
        self.balance -= amount

    def deposit(self, amount):
        self._used()
        self.balance += amount


@always("cross")
def cross(student):
    a, b = Account(1, 1000), Account(2, 1000)
    ab, ba = together({
        "transfer(a, b)": lambda: student.transfer(a, b, 100),
        "transfer(b, a)": lambda: student.transfer(b, a, 200),
    })
    check.equal(a.final_balance + b.final_balance, 2000, "the sum of the balances")
    check.equal(ab, True, "transfer(a, b, 100) with 1000 in a")
    check.equal(ba, True, "transfer(b, a, 200) with 1000 in b")
    check.equal(a.final_balance, 1100, "a's balance")


@reachable("disjoint")
def disjoint(student, reach):
    # Both are between the beginning and the end of their work at the same moment.
    under_way = []

    def used():
        under_way.append(1)
        if len(under_way) == 2:
            reach()
        sleep(1)
        under_way.pop()

    a, b, c, d = [Account(id, 100, used) for id in (1, 2, 3, 4)]
    together({
        "transfer(a, b)": lambda: student.transfer(a, b, 10),
        "transfer(c, d)": lambda: student.transfer(c, d, 10),
    })
    check.equal([each.final_balance for each in (a, b, c, d)], [90, 110, 90, 110], "the balances of a, b, c and d")


def audit(*accounts):
    """Locks accounts as the head office does, and adds up."""
    for account in accounts:
        account.lock.acquire()
    total = 0
    for account in accounts:
        total += account.balance
        sleep(1)
    for account in accounts:
        account.lock.release()
    return total


def audit_during_transfer(student, in_order):
    def pause():
        sleep(1)

    a, b = Account(1, 1000, pause), Account(2, 1000, pause)
    paid, total = together({
        "transfer(a, b)": lambda: student.transfer(a, b, 100),
        "auditor": lambda: audit(*in_order(a, b)),
    })
    check.equal(total, 2000, "the auditor's sum")
    check.equal(paid, True, "transfer(a, b, 100) with 1000 in a")
    check.equal([a.final_balance, b.final_balance], [900, 1100], "the balances of a and b")


@always("auditor")
def auditor(student):
    audit_during_transfer(student, lambda a, b: [b, a])


@always("auditor-the-other-way-round")
def auditor_the_other_way_round(student):
    audit_during_transfer(student, lambda a, b: [a, b])


@always("too-little")
def too_little(student):
    # Nobody uses the accounts afterwards: a lock that was not released is found by itself.
    a, b = Account(1, 50), Account(2, 100)
    (paid,) = together({"transfer(a, b)": lambda: student.transfer(a, b, 51)})
    check.equal(paid, False, "transfer(a, b, 51) with 50 in a")
    check.equal([a.final_balance, b.final_balance], [50, 100], "the balances of a and b")


@always("busy-payee")
def busy_payee(student):
    # The first transfer can't end before b is unlocked, and b is unlocked a long while after the second one has ended.
    a, b, c = [Account(id, 100) for id in (2, 1, 3)]
    first = Thread(name="transfer(a, b)", target=student.transfer, args=(a, b, 10))
    second = Thread(name="transfer(a, c)", target=student.transfer, args=(a, c, 10))
    b.lock.acquire()
    first.start()
    second.start()
    second.join()
    for _ in range(14):
        sleep(1)
    b.lock.release()
    first.join()
    check.equal([each.final_balance for each in (a, b, c)], [80, 110, 110], "the balances of a, b and c")


@always("overdraft")
def overdraft(student):
    a, b, c = [Account(id, balance, lambda: sleep(1)) for id, balance in enumerate((100, 0, 0))]
    ab, ac = together({
        "transfer(a, b)": lambda: student.transfer(a, b, 80),
        "transfer(a, c)": lambda: student.transfer(a, c, 80),
    })
    check(ab is not ac, f"a has 100; both of two transfers of 80 returned {ab}")
    check.equal(a.final_balance, 20, "a's balance")
    check.equal(b.final_balance + c.final_balance, 80, "what b and c have got")
