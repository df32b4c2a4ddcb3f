# "To stop the workers, I cancel them when the queue is empty."
# The queue is empty when the last request has been taken out, not when it has been answered.
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
        await self.jobs.put((request, answer))
        return await answer

    async def shutdown(self):
        if self.down is None:
            self.down = asyncio.create_task(self.finish())
        await self.down

    async def finish(self):
        while not self.jobs.empty():
            await asyncio.sleep(0.1)
        for worker in self.workers:
            worker.cancel()
        await asyncio.gather(*self.workers, return_exceptions=True)
        await self.database.close()

    async def work(self):
        while True:
            request, answer = await self.jobs.get()
            try:
                answer.set_result(await self.handler(request))
            except asyncio.CancelledError:
                answer.cancel()
                raise
            except Exception as error:
                answer.set_exception(error)
