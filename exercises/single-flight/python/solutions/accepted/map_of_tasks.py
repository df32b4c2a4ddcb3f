import asyncio


class SingleFlight:
    def __init__(self):
        self.flights = {}

    async def do(self, key, load):
        flight = self.flights.get(key)
        if flight is None:
            flight = self.flights[key] = asyncio.create_task(self.fly(load))
            flight.add_done_callback(lambda _: self.landed(key, flight))
        return await flight

    def forget(self, key):
        self.flights.pop(key, None)

    async def fly(self, load):
        return await load()

    def landed(self, key, flight):
        if self.flights.get(key) is flight:
            del self.flights[key]
