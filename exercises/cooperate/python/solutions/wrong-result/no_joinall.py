# "Spawned is done."
# Spawning only puts them into the queue: without a wait they have not even begun.
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


def buy(office, customer, pay):
    if office.left == 0:
        return False
    office.left -= 1
    if not pay(customer):
        office.left += 1
        return False
    office.sold.append(customer)
    return True
