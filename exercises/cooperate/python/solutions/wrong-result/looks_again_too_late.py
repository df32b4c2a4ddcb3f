# "I look once more after the payment."
# Nobody oversells, but who is turned away then has paid already.
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
    if not pay(customer) or office.left == 0:
        return False
    office.left -= 1
    office.sold.append(customer)
    return True
