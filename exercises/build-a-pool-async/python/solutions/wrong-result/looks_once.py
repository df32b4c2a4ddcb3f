# "When one has ended there is a place for me."
# All who wait are woken by the same one, and each of them takes the place: the look has to be repeated.
import asyncio


class Pool:
    def __init__(self, size):
        self.size = size
        self.under = 0
        self.ended = asyncio.Event()
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
        if self.under >= self.size:
            self.ended.clear()
            await self.ended.wait()
        self.under += 1
        try:
            return await job()
        finally:
            self.under -= 1
            self.ended.set()


async def run_all(size, jobs):
    pool = Pool(size)
    outcomes = await asyncio.gather(*[pool.submit(job) for job in jobs], return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
    return outcomes
