# "To give way is enough."
# Others have a turn then, but no second passes: who has the next turn is the same one again, and clocks stand still.
import gevent
from gevent.pool import Pool

on_hold = {}


def work(name, times, log):
    i = 0
    while i < times:
        log.append((name, i))
        gevent.sleep(0)
        i += 1


def together(names, times, log):
    pool = Pool(len(names))
    for name in names:
        pool.spawn(work, name, times, log)
    pool.join()


def buy(office, customer, pay):
    held = on_hold.setdefault(id(office), [])
    if office.left - len(held) <= 0:
        return False
    held.append(customer)
    paid = pay(customer)
    held.remove(customer)
    if paid:
        office.left -= 1
        office.sold.append(customer)
    return paid
