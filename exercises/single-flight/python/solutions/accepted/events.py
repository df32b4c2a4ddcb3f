import asyncio


class Flight:
    def __init__(self):
        self.landed = asyncio.Event()
        self.value = self.error = None


class SingleFlight:
    def __init__(self):
        self.flights = {}

    async def do(self, key, load):
        flight = self.flights.get(key)
        if flight is not None:
            await flight.landed.wait()
        else:
            flight = self.flights[key] = Flight()
            try:
                flight.value = await load()
            except Exception as error:
                flight.error = error
            if self.flights.get(key) is flight:
                self.forget(key)
            flight.landed.set()
        if flight.error is not None:
            raise flight.error
        return flight.value

    def forget(self, key):
        self.flights.pop(key, None)
