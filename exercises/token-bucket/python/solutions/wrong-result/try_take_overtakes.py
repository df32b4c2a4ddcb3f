# "try_take does not wait, so those who wait are no concern of it."
# It takes the token that the first of them waits for.
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
        if count > self.capacity:
            raise ValueError(f"there is room for {self.capacity}")
        async with self.lock:
            while not self.has(count):
                await asyncio.sleep((count - self.level) / self.per_second)

    def try_take(self, count):
        return self.has(count)

    def has(self, count):
        now = time.monotonic()
        self.level = min(self.capacity, self.level + (now - self.last) * self.per_second)
        self.last = now
        if self.level < count:
            return False
        self.level -= count
        return True
