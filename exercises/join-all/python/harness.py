from threading import current_thread
from time import sleep

from heddle import always, check, reachable


@always("waits-for-all")
def waits_for_all(student):
    ended = []

    def work(index):
        sleep(1)
        ended.append(index)

    student.run_all(work, 3)
    check.equal(len(ended), 3, "the number of calls that had ended when run_all(work, 3) returned")
    check.equal(sorted(ended), [0, 1, 2], "the list of indices that work was called with")


@reachable("four-at-once")
def four_at_once(student, reach):
    inside = []

    def work(index):
        inside.append(index)
        if len(inside) == 4:
            reach()
        sleep(1)
        inside.pop()

    student.run_all(work, 4)


@always("results")
def results(student):
    def letter(index):
        sleep(1)
        return "abc"[index]

    check.equal(list(student.run_all(letter, 3)), ["a", "b", "c"], "what run_all returned")
    check.equal(len(student.run_all(letter, 0)), 0, "the length of the result of run_all(work, 0)")


@always("threads-of-their-own")
def threads_of_their_own(student):
    threads = []
    student.run_all(lambda index: threads.append(current_thread()), 2)
    check(current_thread() not in threads, "work was called on the thread that called run_all")
    check(threads[0] is not threads[1], "two calls of work shared a thread")


@always("none-alive")
def none_alive(student):
    threads = []
    student.run_all(lambda index: threads.append(current_thread()), 2)
    alive = [thread for thread in threads if thread.is_alive()]
    check.equal(len(alive), 0, "the number of threads alive when run_all returned")
