# "Who loads tells the others when the result is there."
# Of a failure he tells nobody, and the others wait for ever.
import asyncio


class SingleFlight:
    def __init__(self):
        self.waiting = {}

    async def do(self, key, load):
        if key in self.waiting:
            future = asyncio.get_running_loop().create_future()
            self.waiting[key].append(future)
            return await future
        mine = self.waiting[key] = []
        try:
            value = await load()
            for future in mine:
                future.set_result(value)
            return value
        finally:
            if self.waiting.get(key) is mine:
                del self.waiting[key]

    def forget(self, key):
        self.waiting.pop(key, None)
