"""After patching, the threads of the standard library are greenlets; a short lock around what must be in one piece."""
from gevent import monkey

monkey.patch_all()

import threading
from time import sleep

till = threading.Lock()


def work(name, times, log):
    for i in range(times):
        log.append((name, i))
        sleep(1)


def together(names, times, log):
    threads = [threading.Thread(target=work, args=(name, times, log)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def buy(office, customer, pay):
    with till:
        if office.left <= 0:
            return False
        office.left -= 1
    paid = pay(customer)
    with till:
        if paid:
            office.sold.append(customer)
        else:
            office.left += 1
    return paid
