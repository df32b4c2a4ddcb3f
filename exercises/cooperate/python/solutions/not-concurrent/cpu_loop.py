# "It is busy for a second, so others can go on."
# Busy is the opposite of waiting: nobody else has a turn until it is done.
from gevent import monkey

monkey.patch_all()

import gevent


def work(name, times, log):
    for i in range(times):
        log.append((name, i))
        for _ in range(1000):
            pass


def together(names, times, log):
    gevent.joinall([gevent.spawn(work, name, times, log) for name in names])


def buy(office, customer, pay):
    if office.left == 0:
        return False
    office.left -= 1
    if not pay(customer):
        office.left += 1
        return False
    office.sold.append(customer)
    return True
