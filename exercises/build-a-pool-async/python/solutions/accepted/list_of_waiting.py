import asyncio
from collections import deque


class Pool:
    """Whoever ends lets the next one in."""

    def __init__(self, size):
        self.free = size
        self.waiting = deque()
        self.tasks = set()
        self.empty = asyncio.Event()
        self.empty.set()

    def submit(self, job):
        result = asyncio.get_running_loop().create_future()
        self.waiting.append((job, result))
        self.empty.clear()
        self.start()
        return result

    async def idle(self):
        await self.empty.wait()

    def start(self):
        while self.free > 0 and self.waiting:
            self.free -= 1
            task = asyncio.create_task(self.run(*self.waiting.popleft()))
            self.tasks.add(task)

    async def run(self, job, result):
        try:
            result.set_result(await job())
        except Exception as error:
            result.set_exception(error)
        self.free += 1
        self.tasks.remove(asyncio.current_task())
        self.start()
        if not self.tasks:
            self.empty.set()


async def run_all(size, jobs):
    pool = Pool(size)
    outcomes = await asyncio.gather(*[pool.submit(job) for job in jobs], return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
    return outcomes
