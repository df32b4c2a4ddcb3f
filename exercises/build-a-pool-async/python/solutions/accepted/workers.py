import asyncio


class Pool:
    """As many workers as the size at most; each takes the next job when it is done with the last."""

    def __init__(self, size):
        self.size = size
        self.jobs = asyncio.Queue()
        self.workers = set()

    def submit(self, job):
        result = asyncio.get_running_loop().create_future()
        self.jobs.put_nowait((job, result))
        if len(self.workers) < self.size:
            worker = asyncio.create_task(self.work())
            self.workers.add(worker)
        return result

    async def idle(self):
        await self.jobs.join()

    async def work(self):
        while not self.jobs.empty():
            job, result = self.jobs.get_nowait()
            try:
                result.set_result(await job())
            except Exception as error:
                result.set_exception(error)
            self.jobs.task_done()
        self.workers.remove(asyncio.current_task())


async def run_all(size, jobs):
    pool = Pool(size)
    outcomes = await asyncio.gather(*[pool.submit(job) for job in jobs], return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
    return outcomes
