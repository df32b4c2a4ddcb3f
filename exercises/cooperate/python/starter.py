from time import sleep

import gevent
from gevent import monkey

monkey.patch_all()


def work(name, times, log):
    for i in range(times):
        log.append((name, i))
        sleep(1)


def together(names, times, log):
    gevent.joinall([gevent.spawn(work, name, times, log) for name in names])


def buy(office, customer, pay):
    if office.left > 0:
        if pay(customer):
            office.left -= 1
            office.sold.append(customer)
            return True
    return False
