from threading import Thread, current_thread
from time import sleep

from heddle import always, check, reachable


class Problem(Exception):
    pass


@always("one-after-the-other")
def one_after_the_other(student):
    def answer(letter):
        def work():
            sleep(1)
            return letter

        return work

    a, b = student.ResultThread(answer("a")), student.ResultThread(answer("b"))
    a.start()
    check.equal(a.result(), "a", "the result of the first thread")
    b.start()
    check.equal(b.result(), "b", "the result of the second thread")
    check.equal(a.result(), "a", "the result of the first thread, asked for once more")


@reachable("two-at-once")
def two_at_once(student, reach):
    inside = []

    def answer(value):
        def work():
            inside.append(value)
            if len(inside) == 2:
                reach()
            sleep(1)
            inside.pop()
            return value

        return work

    a, b = student.ResultThread(answer(1)), student.ResultThread(answer(2))
    a.start()
    b.start()
    check.equal([a.result(), b.result()], [1, 2], "the two results")


def caught(action):
    try:
        action()
    except Exception as error:
        return error


def failing(problem):
    def work():
        sleep(1)
        raise problem

    return work


@always("failing-work")
def failing_work(student):
    problem = Problem("the bridge is too long")
    thread = student.ResultThread(failing(problem))
    thread.start()
    check(caught(thread.result) is problem, "result() did not raise the exception that work raised")
    check(caught(thread.result) is problem, "the second call of result() did not raise the exception that work raised")


@always("nobody-asks")
def nobody_asks(student):
    thread = student.ResultThread(failing(Problem("the bridge is too long")))
    thread.start()
    check(caught(thread.join) is None, "join() raised an exception")
    check(not thread.is_alive(), "the thread was alive when join() returned")


@always("a-thread-like-any-other")
def a_thread_like_any_other(student):
    called_on = []

    def work():
        sleep(1)
        called_on.append(current_thread())
        return 1

    thread = student.ResultThread(work)
    check(isinstance(thread, Thread), "a ResultThread is no Thread")
    check(not thread.is_alive(), "the thread was alive before start()")
    thread.start()
    thread.join()
    check(not thread.is_alive(), "the thread was alive when join() returned")
    check.equal(thread.result(), 1, "the result")
    check.equal(len(called_on), 1, "the number of calls of work")
    check(called_on[0] is thread, "inside work, current_thread() was not the ResultThread")


@always("any-result")
def any_result(student):
    for value in [0, "", False, None, [], Problem("returned, not raised")]:
        thread = student.ResultThread(lambda: value)
        thread.start()
        results = []
        error = caught(lambda: results.append(thread.result()))
        check(error is None, f"result() raised an exception when work returned {value!r}")
        check(results[0] is value, f"result() did not return {value!r}, which work had returned")


@always("two-ask")
def two_ask(student):
    calls, answers = [], []

    def work():
        calls.append(1)
        return ["the answer"]

    asked = student.ResultThread(work)
    askers = [Thread(name=name, target=lambda: answers.append(asked.result())) for name in ("first", "second")]
    asked.start()
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    check.equal(len(calls), 1, "the number of calls of work")
    check.equal(answers, [["the answer"], ["the answer"]], "what the two threads that asked got")
    check(answers[0] is answers[1], "two threads that asked for the same result got different ones")


@always("one-fails")
def one_fails(student):
    problem = Problem("the bridge is too long")
    fails, works = student.ResultThread(failing(problem)), student.ResultThread(lambda: "done")
    fails.start()
    works.start()
    check.equal(works.result(), "done", "the result of the thread that did not fail")
    check(caught(fails.result) is problem, "result() did not raise the exception that work raised")
