# "When the result is there, I take the flight off the board."
# If there is never a result it stays there, and everybody who comes later gets the old error.
import asyncio


class SingleFlight:
    def __init__(self):
        self.flights = {}

    async def do(self, key, load):
        if key in self.flights:
            return await self.flights[key]
        flight = self.flights[key] = asyncio.create_task(self.fly(load))
        value = await flight
        if self.flights.get(key) is flight:
            del self.flights[key]
        return value

    def forget(self, key):
        self.flights.pop(key, None)

    async def fly(self, load):
        return await load()
