# "A gate lock around both acquisitions: then they are taken as one."
# Whoever waits behind the gate for his tools keeps everybody else outside, also those who need other tools.
from threading import Lock
from time import sleep


gate = Lock()


def all_at_once(first, second, work):
    with gate:
        first.acquire()
        second.acquire()
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
    smaller, greater = sorted((first, second), key=lambda tool: tool.id)
    smaller.acquire()
    greater.acquire()
    work()
    greater.release()
    smaller.release()


def sharing(first, second, work):
    work()
