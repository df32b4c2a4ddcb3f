class SingleFlight:
    def __init__(self):
        self.results = {}

    async def do(self, key, load):
        if key not in self.results:
            self.results[key] = await load()
        return self.results[key]

    def forget(self, key):
        self.results.pop(key, None)
