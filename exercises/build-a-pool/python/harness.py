from threading import Event, Thread, current_thread
from time import sleep

from heddle import always, check, reachable


class Problem(Exception):
    pass


def exception_of(action):
    try:
        action()
    except Exception as error:
        return error


def failing(problem):
    def job():
        raise problem

    return job


@always("limit")
def limit(student):
    inside, ended, too_many = [], [], []

    def job():
        inside.append(1)
        if len(inside) > 1:
            too_many.append(1)
        sleep(1)
        inside.pop()
        ended.append(1)

    pool = student.Pool(1)
    pool.submit(job)
    pool.submit(job)
    pool.close()
    pool.join()
    check.equal(len(ended), 2, "the number of jobs that had ended when join() returned")
    check(not too_many, "a pool of 1 ran 2 jobs at once")


@reachable("limit-reached")
def limit_reached(student, reach):
    inside = []

    def job():
        inside.append(1)
        if len(inside) == 2:
            reach()
        sleep(1)
        inside.pop()

    pool = student.Pool(2)
    pool.submit(job)
    pool.submit(job)
    pool.close()
    pool.join()


def two_and_a_third(reach):
    """The third one begins when the first two were under way together, and one of them still is: impossible in batches of two."""
    inside, met, too_many = [], [], []

    def work():
        inside.append(1)
        if len(inside) == 2:
            met.append(1)
        if len(inside) > 2:
            too_many.append(1)
        sleep(1)
        inside.pop()

    def look():
        if len(inside) == 2:
            too_many.append(1)
        if len(met) > 0 and len(inside) == 1:
            reach()

    return [work, work, look], too_many


@reachable("free-worker-goes-on")
def free_worker_goes_on(student, reach):
    jobs, too_many = two_and_a_third(reach)
    pool = student.Pool(2)
    for job in jobs:
        pool.submit(job)
    pool.close()
    pool.join()
    check(not too_many, "a pool of 2 ran 3 jobs at once")


@always("failing-job")
def failing_job(student):
    problem = Problem("out of paper")
    pool = student.Pool(1)
    first = pool.submit(failing(problem))
    following = pool.submit(lambda: "printed")
    check.equal(following.get(), "printed", "the result of the job after the failing one")
    check(exception_of(first.get) is problem, "get() did not raise what the job raised")
    pool.close()
    pool.join()


@always("run-all")
def run_all(student):
    def printing(letter):
        def job():
            sleep(1)
            return letter

        return job

    check.equal(list(student.run_all(2, [printing("a"), printing("b")])), ["a", "b"], "what run_all returned")


@always("nested")
def nested(student):
    pool = student.Pool(1)
    inner = []

    def submit():
        inner.append(pool.submit(lambda: "inner"))

    outer = pool.submit(submit)
    check.equal(outer.get(), None, "the result of the outer job")
    check.equal(inner[0].get(), "inner", "the result of the inner job")
    check.equal(inner[0].get(), "inner", "the same result, asked for again")
    pool.close()
    pool.join()


@always("submits-three")
def submits_three(student):
    # submit() returns at once: the only worker is busy with the job that calls it.
    pool = student.Pool(1)
    ran = []

    def submit():
        for order in range(3):
            pool.submit(lambda: ran.append(1))

    pool.submit(submit).get()
    pool.close()
    pool.join()
    check.equal(len(ran), 3, "the number of inner jobs that had run when join() returned")


@always("still-two")
def still_two(student):
    # After the first job there are still two workers: the other two jobs need one another.
    pool = student.Pool(2)
    first, second = Event(), Event()

    def one():
        first.set()
        second.wait()

    def two():
        second.set()
        first.wait()

    pool.submit(lambda: "printed")
    pool.submit(one)
    pool.submit(two)
    pool.close()
    pool.join()


@always("closed")
def closed(student):
    pool, other = student.Pool(1), student.Pool(1)
    check.raises(Exception, pool.join, "join() on a pool that is not closed")
    early = pool.submit(lambda: "early")
    pool.close()
    check.raises(Exception, lambda: pool.submit(lambda: "late"), "submit() on a closed pool")
    pool.join()
    check.equal(early.get(), "early", "the result of a job that was submitted before close()")
    check.equal(other.submit(lambda: "open").get(), "open", "the result of a job on another pool, which is not closed")
    other.close()
    other.join()

    # A job that is under way while join() waits is refused as well, and does not wait for it.
    pool, is_closed = student.Pool(1), Event()

    def submit():
        is_closed.wait()
        return exception_of(lambda: pool.submit(lambda: "late"))

    refused = pool.submit(submit)
    pool.close()
    is_closed.set()
    pool.join()
    check(refused.get() is not None, "submit() on a closed pool did not raise in one of the pool's jobs")


@always("submit-or-close")
def submit_or_close(student):
    pool = student.Pool(1)
    accepted = []

    def submit():
        try:
            accepted.append(pool.submit(lambda: "done"))
        except Exception:
            pass  # refused: it came too late

    client = Thread(name="client", target=submit)
    client.start()
    pool.close()
    client.join()
    for result in accepted:
        check.equal(result.get(), "done", "the result of the accepted job")
    pool.join()


@always("two-clients")
def two_clients(student):
    pool = student.Pool(1)
    results = []
    clients = [
        Thread(name=f"client {letter}", target=lambda letter=letter: results.append(pool.submit(lambda: letter).get()))
        for letter in "ab"
    ]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    pool.close()
    pool.join()
    check.equal(sorted(results), ["a", "b"], "what the two clients got")


@always("nothing-left")
def nothing_left(student):
    threads = []
    pool = student.Pool(2)
    for _ in range(2):
        pool.submit(lambda: threads.append(current_thread()))
    pool.close()
    pool.join()
    check.equal(len(threads), 2, "the number of jobs that had run when join() returned")
    check(current_thread() not in threads, "a job ran on the thread that submitted it, not on one of the pool's")
    alive = [thread for thread in threads if thread.is_alive()]
    check.equal(len(alive), 0, "the number of threads alive when join() returned")


@always("run-all-with-failures")
def run_all_with_failures(student):
    problem = Problem("out of paper")
    ran = []

    def first():
        sleep(1)
        raise problem

    def second():
        ran.append(1)
        raise Problem("out of ink")

    raised = exception_of(lambda: student.run_all(2, [first, second]))
    check(raised is problem, "run_all did not raise the exception of the first failing job in the list")
    check.equal(len(ran), 1, "the number of times that the second job had run when run_all raised")


@reachable("run-all-goes-on")
def run_all_goes_on(student, reach):
    jobs, too_many = two_and_a_third(reach)
    student.run_all(2, jobs)
    check(not too_many, "run_all(2, jobs) ran 3 jobs at once")


def together(works):
    """Runs each function on a thread of its own."""
    threads = [Thread(name=name, target=target) for name, target in works.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@always("run-all-limit")
def run_all_limit(student):
    inside, too_many = [], []

    def job():
        inside.append(1)
        if len(inside) > 1:
            too_many.append(1)
        sleep(1)
        inside.pop()

    student.run_all(1, [job, job])
    check(not too_many, "run_all(1, jobs) ran 2 jobs at once")


@always("two-get-one")
def two_get_one(student):
    pool = student.Pool(1)
    result = pool.submit(lambda: "printed")
    got = []
    together({f"client {letter}": lambda: got.append(result.get()) for letter in "ab"})
    pool.close()
    pool.join()
    check.equal(got, ["printed", "printed"], "what two threads got from the same result")


@always("close-or-join")
def close_or_join(student):
    pool = student.Pool(1)
    closer = Thread(name="closer", target=pool.close)
    closer.start()
    try:
        pool.join()
    except Exception:
        pass  # refused: it came too early
    closer.join()
    pool.join()


@always("two-join")
def two_join(student):
    pool = student.Pool(1)
    ended, seen = [], []
    pool.submit(lambda: ended.append("the job"))
    pool.close()

    def client():
        pool.join()
        seen.append(len(ended))

    together({f"client {letter}": client for letter in "ab"})
    check.equal(seen, [1, 1], "the number of jobs that had ended when each of two join() returned")


@always("submit-or-join")
def submit_or_join(student):
    # submit() may come in the middle of close() and join(): then it is refused, or join() waits for the job.
    pool = student.Pool(1)
    ended, accepted = [], []

    def submit():
        try:
            pool.submit(lambda: ended.append("the job"))
            accepted.append(True)
        except Exception:
            pass  # refused: it came too late

    client = Thread(name="client", target=submit)
    client.start()
    pool.close()
    pool.join()
    in_time = len(ended) == 1
    client.join()
    check(in_time or not accepted, "submit() accepted a job that had not ended when join() returned")
