# "I take a ticket from what I have seen."
# What was read before the payment is old after it: the other one's ticket is put back.
from gevent import monkey

monkey.patch_all()

import time

import gevent


def work(name, times, log):
    for i in range(times):
        log.append((name, i))
        time.sleep(1)


def together(names, times, log):
    gevent.joinall([gevent.spawn(work, name, times, log) for name in names])


def buy(office, customer, pay):
    if office.left == 0:
        return False
    left = office.left
    office.left = left - 1
    if not pay(customer):
        office.left = left
        return False
    office.left = left - 1
    office.sold.append(customer)
    return True
