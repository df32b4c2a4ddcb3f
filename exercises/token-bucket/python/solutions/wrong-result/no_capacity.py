# "So many a second is so many a second."
# After ten calm seconds twenty tokens are in a bucket that has room for three.
import asyncio
import time


class TokenBucket:
    def __init__(self, per_second, capacity):
        self.per_second = per_second
        self.capacity = capacity
        self.level = capacity
        self.last = time.monotonic()

    async def take(self, count):
        if count > self.capacity:
            raise ValueError("more than will ever be there")
        self.fill()
        self.level -= count
        if self.level < 0:
            await asyncio.sleep(-self.level / self.per_second)

    def try_take(self, count):
        self.fill()
        if self.level < count:
            return False
        self.level -= count
        return True

    def fill(self):
        now = time.monotonic()
        self.level = self.level + (now - self.last) * self.per_second
        self.last = now
