# "The queue's own join() knows when everything has been done."
# If the workers say so each time: after a request that fails nobody calls task_done(), and join() waits for ever.
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
        await self.down

    async def finish(self):
        await self.jobs.join()
        await self.database.close()
        for worker in self.workers:
            worker.cancel()

    async def work(self):
        while True:
            request, answer = await self.jobs.get()
            try:
                answer.set_result(await self.handler(request))
                self.jobs.task_done()
            except Exception as error:
                answer.set_exception(error)
