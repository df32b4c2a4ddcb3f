# "If there is no result yet, I load."
# 0, None and False are results, and so is an empty list.
import asyncio


class SingleFlight:
    def __init__(self):
        self.flights = {}

    async def do(self, key, load):
        flight = self.flights.get(key)
        if flight is not None:
            return await flight or await load()
        flight = self.flights[key] = asyncio.create_task(self.fly(load))
        try:
            return await flight
        finally:
            if self.flights.get(key) is flight:
                del self.flights[key]

    def forget(self, key):
        self.flights.pop(key, None)

    async def fly(self, load):
        return await load()
