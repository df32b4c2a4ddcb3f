# "The ticket and the name on the list: I do both at once, and take both back if the payment fails."
# Until then somebody who has not paid is among those who got a ticket.
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
    office.left -= 1
    office.sold.append(customer)
    if pay(customer):
        return True
    office.sold.remove(customer)
    office.left += 1
    return False
