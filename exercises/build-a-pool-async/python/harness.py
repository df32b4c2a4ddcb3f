import asyncio

from heddle import always, check, outside, reachable


class Problem(Exception):
    pass


class Jobs:
    """Jobs that take as long as they like, and who of them is under way."""

    def __init__(self, limit):
        self.limit = limit
        self.begun = []
        self.ended = []

    def under(self):
        return len(self.begun) - len(self.ended)

    def make(self, name, end, begin=lambda: None):
        """A job; `end` is what it gives, or the exception that it raises, and `begin` is called first."""

        async def job():
            check(name not in self.begun, f"job {name} was called twice")
            self.begun.append(name)
            under = self.under()
            check(under <= self.limit, f"{under} jobs were under way in a pool of size {self.limit}")
            begin()
            await outside(name=f"job {name}")
            self.ended.append(name)
            if isinstance(end, Exception):
                raise end
            return end

        return job


async def outcome(awaitable):
    """What comes of it, as text."""
    try:
        return f"result {await awaitable}"
    except Problem as problem:
        return f"error {problem}"


@always("never-more")
async def never_more(student):
    jobs, names = Jobs(2), ["a", "b", "c", "d"]
    pool = student.Pool(2)
    results = await asyncio.gather(*[pool.submit(jobs.make(name, name)) for name in names])
    check.equal(list(results), names, "the results")
    check.equal(jobs.begun, names, "the jobs in the order in which they began")


@reachable("size-at-once")
async def size_at_once(student, reach):
    jobs = Jobs(3)
    pool = student.Pool(3)

    def look():
        if jobs.under() == 3:
            reach()

    await asyncio.gather(*[pool.submit(jobs.make(name, name, look)) for name in "abc"])


@reachable("next-one-begins")
async def next_one_begins(student, reach):
    jobs = Jobs(2)
    pool = student.Pool(2)

    def look():
        if "slow" not in jobs.ended:
            reach()

    slow, quick = pool.submit(jobs.make("slow", 0)), pool.submit(jobs.make("quick", 1))
    following = pool.submit(jobs.make("next", 2, look))
    check.equal(list(await asyncio.gather(slow, quick, following)), [0, 1, 2], "the results")


@always("results")
async def results(student):
    jobs = Jobs(2)
    given = await student.run_all(2, [jobs.make(str(each), each * 10) for each in range(3)])
    check.equal(given, [0, 10, 20], "the results")
    check.equal(await student.run_all(2, []), [], "the results of no jobs")


@always("a-job-fails")
async def a_job_fails(student):
    jobs, problem = Jobs(1), Problem("no such picture")
    pool = student.Pool(1)

    async def raised(awaitable):
        try:
            await awaitable
        except Problem as error:
            return error

    failing, good = pool.submit(jobs.make("bad", problem)), pool.submit(jobs.make("good", 7))
    error, following = await asyncio.gather(raised(failing), outcome(good))
    check(error is problem, "what submit gave did not raise the error of the job")
    check.equal(following, "result 7", "what came of the next job")


@always("run-all-fails")
async def run_all_fails(student):
    jobs = Jobs(2)
    given = [jobs.make(name, name if name == "b" else Problem(name)) for name in "abc"]
    check.equal(await outcome(student.run_all(2, given)), "error a", "what came of run_all")
    check.equal(len(jobs.ended), 3, "the number of jobs that had ended when run_all had")


@reachable("run-all-at-once")
async def run_all_at_once(student, reach):
    # The third one begins beside one of the first two: impossible one after the other, and impossible in batches of two.
    jobs = Jobs(2)

    def look():
        if jobs.under() == 2:
            reach()

    await student.run_all(2, [jobs.make("a", "a"), jobs.make("b", "b"), jobs.make("c", "c", look)])


@always("idle")
async def idle(student):
    jobs = Jobs(2)
    pool = student.Pool(2)
    await pool.idle()  # nothing to wait for yet
    given = [pool.submit(jobs.make(name, Problem(name) if name == "b" else name)) for name in "abc"]
    outcomes = asyncio.gather(*[outcome(each) for each in given])
    await pool.idle()
    check.equal(len(jobs.ended), 3, "the number of jobs that had ended when the pool was idle")
    check.equal(list(await outcomes), ["result a", "error b", "result c"], "what came of the jobs")
    await pool.idle()

    # One that is submitted while idle waits is waited for, too.
    jobs = Jobs(2)

    async def outer():
        await outside(name="half of job outer")
        inner = pool.submit(jobs.make("inner", "inner"))
        await outside(name="the other half of job outer")
        return inner

    given = pool.submit(outer)
    await pool.idle()
    check.equal(jobs.ended, ["inner"], "the jobs submitted by a job that had ended when the pool was idle")
    check.equal(await (await given), "inner", "what came of the job that was submitted by another one")


def soon(turns, action):
    """Calls it after so many turns of the loop."""
    if turns == 0:
        action()
    else:
        asyncio.get_running_loop().call_soon(soon, turns - 1, action)


@always("jobs-submit-jobs")
async def jobs_submit_jobs(student):
    jobs, inner = Jobs(1), []
    pool = student.Pool(1)

    def submit():
        inner.append(pool.submit(jobs.make("inner", "inner")))

    outer = await pool.submit(jobs.make("outer", "outer", submit))
    check.equal(outer, "outer", "what came of the job that submitted another one")
    check.equal(await inner[0], "inner", "what came of the job that was submitted by another one")

    # What a job submits when it ends does not overtake those that wait, not even in the moment in which it has ended.
    for turns in range(2):
        few, small, last = Jobs(1), student.Pool(1), []

        async def first():
            result = await few.make("first", "first")()
            soon(turns, lambda: last.append(small.submit(few.make("last", "last"))))
            return result

        submitted = [small.submit(first), small.submit(few.make("second", "second"))]
        results = [await each for each in submitted]
        check.equal([*results, await last[0]], ["first", "second", "last"], "the results")
        check.equal(few.begun, ["first", "second", "last"], "the jobs in the order in which they began")


@always("throws-at-once")
async def throws_at_once(student):
    pool = student.Pool(1)

    def bad():
        raise Problem("at once")

    async def good():
        return await outside(1, name="job")

    failing, following = pool.submit(bad), pool.submit(good)
    got = await asyncio.gather(outcome(failing), outcome(following))
    check.equal(list(got), ["error at once", "result 1"], "what came of the jobs")
