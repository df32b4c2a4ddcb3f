# "There is one flight, and everybody shares it."
# Everybody who wants to go to the same place: with another key one gets somebody else's result.
import asyncio


class SingleFlight:
    def __init__(self):
        self.flight = None

    async def do(self, key, load):
        if self.flight is not None:
            return await self.flight
        flight = self.flight = asyncio.create_task(self.fly(load))
        try:
            return await flight
        finally:
            if self.flight is flight:
                self.flight = None

    def forget(self, key):
        self.flight = None

    async def fly(self, load):
        return await load()
