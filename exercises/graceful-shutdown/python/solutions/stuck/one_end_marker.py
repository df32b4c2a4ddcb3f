# "An end marker in the queue tells the workers to go home."
# It tells the one who takes it; the other one waits for ever.
import asyncio


class Server:
    def __init__(self, handler, database, limit):
        self.handler = handler
        self.database = database
        self.jobs = asyncio.Queue()
        self.workers = [asyncio.create_task(self.work()) for _ in range(limit)]
        self.down = None

    async def handle(self, request):
        if self.down is not None:
            raise RuntimeError("the server is shutting down")
        answer = asyncio.get_running_loop().create_future()
        self.jobs.put_nowait((request, answer))
        return await answer

    async def shutdown(self):
        if self.down is None:
            self.down = asyncio.create_task(self.finish())
            self.jobs.put_nowait(None)
        await self.down

    async def finish(self):
        await asyncio.gather(*self.workers)
        await self.database.close()

    async def work(self):
        while (job := await self.jobs.get()) is not None:
            request, answer = job
            try:
                answer.set_result(await self.handler(request))
            except Exception as error:
                answer.set_exception(error)
