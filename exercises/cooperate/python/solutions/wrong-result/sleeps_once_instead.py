# "After a moment they are all done."
# A moment is one turn each, not all of them.
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
    gevent.sleep(1)


def buy(office, customer, pay):
    if office.left == 0:
        return False
    office.left -= 1
    if not pay(customer):
        office.left += 1
        return False
    office.sold.append(customer)
    return True
