# "The whole purchase must not be disturbed."
# Nobody oversells then, and everybody waits until the others have paid.
from gevent import monkey

monkey.patch_all()

import time

import gevent
from gevent.lock import BoundedSemaphore

till = BoundedSemaphore(1)


def work(name, times, log):
    for i in range(times):
        log.append((name, i))
        time.sleep(1)


def together(names, times, log):
    gevent.joinall([gevent.spawn(work, name, times, log) for name in names])


def buy(office, customer, pay):
    with till:
        if office.left == 0 or not pay(customer):
            return False
        office.left -= 1
        office.sold.append(customer)
        return True
