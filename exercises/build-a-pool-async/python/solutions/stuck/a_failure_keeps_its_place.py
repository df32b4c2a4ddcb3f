# "After the job I give the place back."
# If the job fails, that line is never reached: its place is lost for ever. `async with` gives it back in any case.
import asyncio


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
        await self.places.acquire()
        result = await job()
        self.places.release()
        return result


async def run_all(size, jobs):
    pool = Pool(size)
    outcomes = await asyncio.gather(*[pool.submit(job) for job in jobs], return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
    return outcomes
