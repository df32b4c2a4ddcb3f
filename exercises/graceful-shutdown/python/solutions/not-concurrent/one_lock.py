# "Under a lock nobody is under way any more when the database is closed."
# Nobody but one ever is: each request waits for the one before it, whatever the limit is.
import asyncio


class Server:
    def __init__(self, handler, database, limit):
        self.handler = handler
        self.database = database
        self.lock = asyncio.Lock()
        self.down = None

    async def handle(self, request):
        if self.down is not None:
            raise RuntimeError("the server is shutting down")
        async with self.lock:
            return await self.handler(request)

    async def shutdown(self):
        if self.down is None:
            self.down = asyncio.create_task(self.finish())
        await self.down

    async def finish(self):
        async with self.lock:
            await self.database.close()
