# "When I have landed I take my flight off the board."
# After `forget` another one may stand there: whoever comes then does not see it, and begins a third.
import asyncio


class SingleFlight:
    def __init__(self):
        self.flights = {}

    async def do(self, key, load):
        if key not in self.flights:
            self.flights[key] = asyncio.create_task(self.fly(load))
            self.flights[key].add_done_callback(lambda _: self.flights.pop(key, None))
        return await self.flights[key]

    def forget(self, key):
        self.flights.pop(key, None)

    async def fly(self, load):
        return await load()
