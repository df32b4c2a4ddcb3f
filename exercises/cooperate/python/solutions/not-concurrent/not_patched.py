# "Greenlets switch when one of them sleeps."
# When one sleeps in gevent. time.sleep, unpatched, knows nothing of greenlets.
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
    office.left -= 1
    if not pay(customer):
        office.left += 1
        return False
    office.sold.append(customer)
    return True
