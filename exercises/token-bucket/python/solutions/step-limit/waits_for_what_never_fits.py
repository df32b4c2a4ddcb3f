# "Sooner or later it is there."
# Four tokens never are in a bucket with room for three; and everybody else waits behind.
import asyncio
import time


class TokenBucket:
    def __init__(self, per_second, capacity):
        self.per_second = per_second
        self.capacity = capacity
        self.level = capacity
        self.last = time.monotonic()
        self.lock = asyncio.Lock()

    async def take(self, count):
        async with self.lock:
            while not self.has(count):
                await asyncio.sleep((count - self.level) / self.per_second)

    def try_take(self, count):
        if self.lock.locked():
            return False
        return self.has(count)

    def has(self, count):
        now = time.monotonic()
        self.level = min(self.capacity, self.level + (now - self.last) * self.per_second)
        self.last = now
        if self.level < count:
            return False
        self.level -= count
        return True
