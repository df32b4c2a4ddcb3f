# "A second shutdown has nothing to do."
# It has to wait: who called it believes that all is done, and ends the process.
import asyncio


class Server:
    def __init__(self, handler, database, limit):
        self.handler = handler
        self.database = database
        self.turns = asyncio.Semaphore(limit)
        self.accepted = set()
        self.open = True

    async def handle(self, request):
        if not self.open:
            raise RuntimeError("the server is shutting down")
        task = asyncio.create_task(self.in_turn(request))
        self.accepted.add(task)
        try:
            return await task
        finally:
            self.accepted.remove(task)

    async def shutdown(self):
        if not self.open:
            return
        self.open = False
        await asyncio.gather(*self.accepted, return_exceptions=True)
        await self.database.close()

    async def in_turn(self, request):
        async with self.turns:
            return await self.handler(request)
