# "gather waits for all."
# Until the first of them fails: then it raises at once, the others are under way, and the shutdown is over.
import asyncio


class Server:
    def __init__(self, handler, database, limit):
        self.handler = handler
        self.database = database
        self.turns = asyncio.Semaphore(limit)
        self.accepted = set()
        self.down = None

    async def handle(self, request):
        if self.down is not None:
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
        try:
            await asyncio.gather(*self.accepted)
        except Exception:
            pass  # told to whom it concerns
        await self.database.close()
