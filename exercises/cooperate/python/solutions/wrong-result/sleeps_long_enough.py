# "So many seconds are enough for so many turns."
# Only as long as nobody keeps the others from going on.
from gevent import monkey

monkey.patch_all()

import time

import gevent


def work(name, times, log):
    for i in range(times):
        log.append((name, i))
        time.sleep(1)


def together(names, times, log):
    for name in names:
        gevent.spawn(work, name, times, log)
    gevent.sleep(times)


def buy(office, customer, pay):
    if office.left == 0:
        return False
    office.left -= 1
    if not pay(customer):
        office.left += 1
        return False
    office.sold.append(customer)
    return True
