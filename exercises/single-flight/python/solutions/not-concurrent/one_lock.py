# "Under a lock nobody loads twice."
# Under one lock for all nobody loads at the same time either: who wants salt waits until the tea is there.
import asyncio


class SingleFlight:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.flights = {}

    async def do(self, key, load):
        if key not in self.flights:
            self.flights[key] = asyncio.create_task(self.fly(key, load))
        return await self.flights[key]

    def forget(self, key):
        self.flights.pop(key, None)

    async def fly(self, key, load):
        mine = self.flights[key]
        async with self.lock:
            try:
                return await load()
            finally:
                if self.flights.get(key) is mine:
                    del self.flights[key]
