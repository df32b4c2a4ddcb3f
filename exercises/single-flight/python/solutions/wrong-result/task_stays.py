# "Keep the task, and nobody loads twice."
# Nobody ever does again: the dictionary has become a cache that is never renewed, of failures, too.
import asyncio


class SingleFlight:
    def __init__(self):
        self.flights = {}

    async def do(self, key, load):
        if key not in self.flights:
            self.flights[key] = asyncio.create_task(self.fly(load))
        return await self.flights[key]

    def forget(self, key):
        self.flights.pop(key, None)

    async def fly(self, load):
        return await load()
