# "Who ends makes a place free, and wakes the first of those that wait for one."
# He goes on a little later. Whose job was submitted just then finds the place free, and both of them take it.
import asyncio
from collections import deque


class Pool:
    def __init__(self, size):
        self.size = size
        self.under = 0
        self.waiting = deque()
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
            place = asyncio.get_running_loop().create_future()
            self.waiting.append(place)
            await place
        self.under += 1
        try:
            return await job()
        finally:
            self.under -= 1
            if self.waiting:
                self.waiting.popleft().set_result(None)


async def run_all(size, jobs):
    pool = Pool(size)
    outcomes = await asyncio.gather(*[pool.submit(job) for job in jobs], return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
    return outcomes
