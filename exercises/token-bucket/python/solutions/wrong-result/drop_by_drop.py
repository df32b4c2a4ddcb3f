# "A timer drops one token after the other into the bucket."
# Its beat begins with the bucket, not when the bucket is no longer full: the first one drops too early.
import asyncio


class TokenBucket:
    def __init__(self, per_second, capacity):
        self.per_second = per_second
        self.capacity = capacity
        self.level = capacity
        self.waiting = []
        self.pouring = asyncio.create_task(self.pour())

    async def take(self, count):
        if count > self.capacity:
            raise ValueError("more than will ever be there")
        future = asyncio.get_running_loop().create_future()
        self.waiting.append((count, future))
        self.serve()
        await future

    def try_take(self, count):
        if self.waiting or self.level < count:
            return False
        self.level -= count
        return True

    async def pour(self):
        while True:
            await asyncio.sleep(1 / self.per_second)
            self.level = min(self.capacity, self.level + 1)
            self.serve()

    def serve(self):
        while self.waiting and self.waiting[0][0] <= self.level:
            count, future = self.waiting.pop(0)
            self.level -= count
            future.set_result(None)
