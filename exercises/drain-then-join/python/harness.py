from multiprocessing import Semaphore, Value, active_children, current_process
from time import sleep

from heddle import always, check, reachable

LARGE = 70_000
# What the functions below use. A fork takes it along.
seen = {}


def double(page):
    return page * 2


def picture(page):
    return page * LARGE


def worker_of(page):
    return current_process().name


def signed(page):
    return page, current_process().name


def meet(page):
    inside, reach = seen["inside"], seen["reach"]
    with inside.get_lock():
        inside.value += 1
        if inside.value == 2:
            reach()
    sleep(1)
    with inside.get_lock():
        inside.value -= 1
    return page


def slow_or_not(page):
    """The slow page takes as long as the two others together."""
    begun = seen["begun"]
    if page == "slow":
        for _ in range(2):
            begun.acquire()
    else:
        begun.release()
    return page


@always("one-worker")
def one_worker(student):
    converted = student.convert_all(signed, [1, 2], 1, 0)
    check.equal(sorted(page for page, _ in converted), [1, 2], "the pages that were converted, sorted")
    check.equal(len({name for _, name in converted}), 1, "the number of processes that convert was called in")
    check.equal(len(active_children()), 0, "the number of processes left")


@always("large-results")
def large_results(student):
    results = student.convert_all(picture, ["a"], 1, 0)
    check.equal([len(each) for each in results], [LARGE], "the sizes of the results")


@always("two-workers")
def two_workers(student):
    names = student.convert_all(worker_of, [1], 2, 0)
    check.equal(len(names), 1, "the number of results")
    check(current_process().name not in names, "convert was called in the process that called convert_all")


@reachable("at-once")
def at_once(student, reach):
    seen["inside"], seen["reach"] = Value("i", 0), reach
    student.convert_all(meet, [1, 2], 2, 0)


@always("narrow")
def narrow(student):
    seen["begun"] = Semaphore(0)
    converted = student.convert_all(slow_or_not, ["slow", "a", "b"], 2, 1)
    check.equal(sorted(converted), ["a", "b", "slow"], "the results, sorted")


@always("no-pages")
def no_pages(student):
    check.equal(list(student.convert_all(double, [], 1, 0)), [], "the results")
