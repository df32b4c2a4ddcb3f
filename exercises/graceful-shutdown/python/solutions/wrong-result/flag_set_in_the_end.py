# "When everything is finished, the server is closed."
# And until then it is open: who comes meanwhile is accepted, and finds the database closed.
import asyncio


class Server:
    def __init__(self, handler, database, limit):
        self.handler = handler
        self.database = database
        self.turns = asyncio.Semaphore(limit)
        self.accepted = set()
        self.down = None
        self.closed = False

    async def handle(self, request):
        if self.closed:
            raise RuntimeError("the server is shutting down")
        task = asyncio.create_task(self.in_turn(request))
        self.accepted.add(task)
        try:
            return await task
        finally:
            self.accepted.remove(task)

    async def shutdown(self):
        if self.down is None:
            self.down = asyncio.create_task(self.finish())
        await self.down

    async def in_turn(self, request):
        async with self.turns:
            return await self.handler(request)

    async def finish(self):
        await asyncio.gather(*self.accepted, return_exceptions=True)
        self.closed = True
        await self.database.close()
