/** The Python side of a new exercise: a starter with a race, two references, a known mistake. */
export const PYTHON: Readonly<Record<string, string>> = {
  'python/harness.py': `from threading import Thread

from heddle import always, check


def sell_twice(student):
    bought = []

    def buy():
        if student.sell():
            bought.append(1)

    buyers = [Thread(name="sell()", target=buy) for _ in range(2)]
    for buyer in buyers:
        buyer.start()
    for buyer in buyers:
        buyer.join()
    return len(bought)


@always("two-buyers")
def two_buyers(student):
    check.equal(sell_twice(student), 2, "the number of pieces sold")
    check.equal(student.stock(), 0, "the stock")


@always("last-piece")
def last_piece(student):
    student.sell()
    check.equal(sell_twice(student), 1, "the number of pieces sold")
    check.equal(student.stock(), 0, "the stock")


@always("look-meanwhile")
def look_meanwhile(student):
    buyer = Thread(name="sell()", target=student.sell)
    buyer.start()
    seen = student.stock()
    buyer.join()
    check(seen in (1, 2), f"stock() answered {seen} while one of two pieces was sold")
`,
  'python/starter.py': `pieces = 2


def stock():
    return pieces


def sell():
    global pieces
    if pieces == 0:
        return False
    pieces -= 1
    return True
`,
  'python/solutions/accepted/with_lock.py': `from threading import Lock

lock = Lock()
pieces = 2


def stock():
    with lock:
        return pieces


def sell():
    global pieces
    with lock:
        if pieces == 0:
            return False
        pieces -= 1
        return True
`,
  'python/solutions/accepted/semaphore.py': `from threading import Semaphore

pieces = Semaphore(2)
sold = []


def stock():
    return 2 - len(sold)


def sell():
    if not pieces.acquire(blocking=False):
        return False
    sold.append(True)
    return True
`,
  'python/solutions/data-race/look_outside.py': `# "Only the change needs the lock, looking does not."
from threading import Lock

lock = Lock()
pieces = 2


def stock():
    return pieces


def sell():
    global pieces
    if pieces == 0:
        return False
    with lock:
        pieces -= 1
    return True
`,
};
