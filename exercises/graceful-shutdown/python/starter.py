import asyncio


class Server:
    def __init__(self, handler, database, limit):
        self.handler = handler
        self.database = database
        self.turns = asyncio.Semaphore(limit)

    async def handle(self, request):
        async with self.turns:
            return await self.handler(request)

    async def shutdown(self):
        await self.database.close()
