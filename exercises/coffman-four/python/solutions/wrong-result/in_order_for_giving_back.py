# "In ascending order nothing has to be given back."
# Then nothing is taken from anybody: another condition was broken than the one that was asked for.
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
    smaller, greater = sorted((first, second), key=lambda tool: tool.id)
    smaller.acquire()
    greater.acquire()
    work()
    greater.release()
    smaller.release()


def in_order(first, second, work):
    smaller, greater = sorted((first, second), key=lambda tool: tool.id)
    smaller.acquire()
    greater.acquire()
    work()
    greater.release()
    smaller.release()


def sharing(first, second, work):
    work()
