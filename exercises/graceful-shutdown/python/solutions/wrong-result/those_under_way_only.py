# "I wait until nobody is under way."
# Those who wait for their turn have been accepted, too. When it comes, the database is closed.
import asyncio


class Server:
    def __init__(self, handler, database, limit):
        self.handler = handler
        self.database = database
        self.turns = asyncio.Semaphore(limit)
        self.under_way = 0
        self.idle = asyncio.Event()
        self.idle.set()
        self.down = None

    async def handle(self, request):
        if self.down is not None:
            raise RuntimeError("the server is shutting down")
        async with self.turns:
            self.under_way += 1
            self.idle.clear()
            try:
                return await self.handler(request)
            finally:
                self.under_way -= 1
                if self.under_way == 0:
                    self.idle.set()

    async def shutdown(self):
        if self.down is None:
            self.down = asyncio.create_task(self.finish())
        await self.down

    async def finish(self):
        await self.idle.wait()
        await self.database.close()
