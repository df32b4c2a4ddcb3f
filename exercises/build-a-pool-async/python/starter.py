import asyncio


class Pool:
    def __init__(self, size):
        self.size = size
        self.running = 0

    def submit(self, job):
        return asyncio.create_task(self.run(job))

    async def run(self, job):
        self.running += 1
        try:
            return await job()
        finally:
            self.running -= 1

    async def idle(self):
        while self.running > 0:
            await asyncio.sleep(0.01)


async def run_all(size, jobs):
    pool = Pool(size)
    outcomes = await asyncio.gather(*[pool.submit(job) for job in jobs], return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
    return outcomes
