# "Always first, then second: that is an order."
# It is an order of the arguments. What is first for one is second for the other.
from time import sleep


def all_at_once(first, second, work):
    while True:
        if first.acquire(0):
            if second.acquire(0):
                break
            first.release()
        sleep(0.1)
    work()
    second.release()
    first.release()


def giving_back(first, second, work):
    first.acquire()
    while not second.acquire(1):
        first.release()
        sleep(0.1)
        first.acquire()
    work()
    second.release()
    first.release()


def in_order(first, second, work):
    first.acquire()
    second.acquire()
    work()
    second.release()
    first.release()


def sharing(first, second, work):
    work()
