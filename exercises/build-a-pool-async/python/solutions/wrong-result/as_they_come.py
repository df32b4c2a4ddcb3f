# "Each result is added when it is there."
# They come in any order; the list says which place belongs to which.
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
        async with self.places:
            return await job()


async def run_all(size, jobs):
    pool = Pool(size)
    results, errors = [], {}
    numbers = {pool.submit(job): number for number, job in enumerate(jobs)}
    while numbers:
        done, _ = await asyncio.wait(numbers, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            number = numbers.pop(task)
            if task.exception():
                errors[number] = task.exception()
            else:
                results.append(task.result())
    if errors:
        raise errors[min(errors)]
    return results
