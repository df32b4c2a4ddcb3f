import asyncio


class Closed(Exception):
    pass


class Server:
    """The first shutdown closes; the others wait until it has."""

    def __init__(self, handler, database, limit):
        self.handler = handler
        self.database = database
        self.limit = limit
        self.open = True
        self.accepted = 0
        self.under_way = 0
        self.changed = asyncio.Condition()
        self.outcome = None

    async def handle(self, request):
        if not self.open:
            raise Closed("no more requests")
        self.accepted += 1
        try:
            async with self.changed:
                await self.changed.wait_for(lambda: self.under_way < self.limit)
                self.under_way += 1
            try:
                return await self.handler(request)
            finally:
                self.under_way -= 1
        finally:
            self.accepted -= 1
            async with self.changed:
                self.changed.notify_all()

    async def shutdown(self):
        first, self.open = self.open, False
        if first:
            async with self.changed:
                await self.changed.wait_for(lambda: self.accepted == 0)
            self.outcome = await self.close()
            async with self.changed:
                self.changed.notify_all()
        else:
            async with self.changed:
                await self.changed.wait_for(lambda: self.outcome is not None)
        if self.outcome != "closed":
            raise self.outcome

    async def close(self):
        try:
            await self.database.close()
        except Exception as error:
            return error
        return "closed"
