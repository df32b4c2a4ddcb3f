# "The last one to leave tells me that the house is empty."
# If it is empty already, nobody leaves, and nobody tells.
import asyncio


class Server:
    def __init__(self, handler, database, limit):
        self.handler = handler
        self.database = database
        self.turns = asyncio.Semaphore(limit)
        self.accepted = 0
        self.empty = asyncio.Event()
        self.down = None

    async def handle(self, request):
        if self.down is not None:
            raise RuntimeError("the server is shutting down")
        self.accepted += 1
        try:
            async with self.turns:
                return await self.handler(request)
        finally:
            self.accepted -= 1
            if self.accepted == 0 and self.down is not None:
                self.empty.set()

    async def shutdown(self):
        if self.down is None:
            self.down = asyncio.create_task(self.finish())
        await self.down

    async def finish(self):
        await self.empty.wait()
        await self.database.close()
