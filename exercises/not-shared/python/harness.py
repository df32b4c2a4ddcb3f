import os
from multiprocessing import SimpleQueue, Value, active_children
from time import sleep

from heddle import always, check, reachable

# What the functions below use. A fork takes it along.
seen = {}


def amount(shop):
    return shop


def amount_with_pid(shop):
    seen["pids"].put(os.getpid())
    return shop


def meet(shop):
    inside, reach = seen["inside"], seen["reach"]
    with inside.get_lock():
        inside.value += 1
        if inside.value == 2:
            reach()
    sleep(1)
    with inside.get_lock():
        inside.value -= 1
    return 1


@always("two-shops")
def two_shops(student):
    check.equal(student.total(amount, [3, 4]), 7, "the total of 3 and 4")


@always("own-process")
def own_process(student):
    seen["pids"] = SimpleQueue()
    student.total(amount_with_pid, [1, 2])
    pids = []
    while not seen["pids"].empty():
        pids.append(seen["pids"].get())
    check.equal(len(pids), 2, "the number of calls of sell")
    check(os.getpid() not in pids, "sell was called in the process that called total")


@reachable("at-once")
def at_once(student, reach):
    seen["inside"], seen["reach"] = Value("i", 0), reach
    student.total(meet, [1, 2])


@always("nothing-left")
def nothing_left(student):
    student.total(amount, [5])
    check.equal(len(active_children()), 0, "the number of processes left when total had returned")


@always("called-again")
def called_again(student):
    check.equal(student.total(amount, []), 0, "the total of no shops")
    check.equal(student.total(amount, [1]), 1, "the first total")
    check.equal(student.total(amount, [1_999_999_999]), 1_999_999_999, "the second total")
