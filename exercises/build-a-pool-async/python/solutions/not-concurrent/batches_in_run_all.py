# "The pool has two places, so I hand in two jobs at a time."
# The pool is right, but behind a slow job a place stays empty until the whole batch is done.
import asyncio
from itertools import batched


class Pool:
    def __init__(self, size):
        self.places = asyncio.Semaphore(size)
        self.jobs = set()

    def submit(self, job):
        task = asyncio.create_task(self.run(job))
        self.jobs.add(task)
        task.add_done_callback(self.jobs.discard)
        return task

    async def idle(self):
        while self.jobs:
            await asyncio.wait(self.jobs)

    async def run(self, job):
        async with self.places:
            return await job()


async def run_all(size, jobs):
    pool = Pool(size)
    outcomes = []
    for batch in batched(jobs, size):
        outcomes += await asyncio.gather(*[pool.submit(job) for job in batch], return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
    return outcomes
