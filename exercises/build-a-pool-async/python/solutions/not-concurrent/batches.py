# "Two, then two more: never more than two."
# Behind a slow job a place stays empty until the whole batch is done.
import asyncio


class Pool:
    def __init__(self, size):
        self.size = size
        self.jobs = []
        self.rounds = None

    def submit(self, job):
        result = asyncio.get_running_loop().create_future()
        self.jobs.append((job, result))
        if self.rounds is None or self.rounds.done():
            self.rounds = asyncio.create_task(self.work())
        return result

    async def idle(self):
        while self.rounds is not None and not self.rounds.done():
            await self.rounds

    async def work(self):
        while self.jobs:
            batch, self.jobs = self.jobs[: self.size], self.jobs[self.size :]
            await asyncio.gather(*[self.run(job, result) for job, result in batch])

    async def run(self, job, result):
        try:
            result.set_result(await job())
        except Exception as error:
            result.set_exception(error)


async def run_all(size, jobs):
    pool = Pool(size)
    outcomes = await asyncio.gather(*[pool.submit(job) for job in jobs], return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
    return outcomes
