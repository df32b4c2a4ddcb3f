import { SECRET } from '../secret';

/** The three scenarios of `../exercise.ts`, in Python. */
export const HARNESS = `
import time
from threading import Thread

from heddle import always, check, reachable


def together(*works):
    threads = [Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@always("two-increments")
def two_increments(student):
    together(student.increment, student.increment)
    check.equal(student.value(), 2, "the counter")


@always("two-updates")
def two_updates(student):
    key = "${SECRET}"

    def add_one(old):
        return old if key == "" else old + 1

    together(lambda: student.update(add_one), lambda: student.update(add_one))
    check.equal(student.value(), 2, "the counter")


@reachable("alternate")
def alternate(student, reach):
    inside = []

    def visit():
        student.increment()
        inside.append(1)
        time.sleep(1)
        if len(inside) == 2:
            reach()
        student.increment()
        inside.pop()

    together(visit, visit)

`;

/** A counter that loses updates. */
export const RACY = `
counter = 0


def value():
    return counter


def increment():
    global counter
    counter += 1


def update(change):
    global counter
    counter = change(counter)
`;

export const CORRECT = `
from threading import Lock

lock = Lock()
counter = 0


def value():
    with lock:
        return counter


def increment():
    global counter
    with lock:
        counter += 1


def update(change):
    global counter
    with lock:
        counter = change(counter)
`;
