import asyncio


class SingleFlight:
    """The first one loads; the others wait for a future each."""

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
        except Exception as error:
            for future in mine:
                future.set_exception(error)
            raise
        else:
            for future in mine:
                future.set_result(value)
            return value
        finally:
            if self.waiting.get(key) is mine:
                del self.waiting[key]

    def forget(self, key):
        self.waiting.pop(key, None)
