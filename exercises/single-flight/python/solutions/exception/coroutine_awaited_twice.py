# "A coroutine is a result that is still to come."
# It is a function that is still to run, for one caller: the second one who awaits it gets a RuntimeError. A task can be shared.


class SingleFlight:
    def __init__(self):
        self.flights = {}

    async def do(self, key, load):
        flight = self.flights.get(key)
        if flight is not None:
            return await flight
        flight = self.flights[key] = load()
        try:
            return await flight
        finally:
            if self.flights.get(key) is flight:
                del self.flights[key]

    def forget(self, key):
        self.flights.pop(key, None)
