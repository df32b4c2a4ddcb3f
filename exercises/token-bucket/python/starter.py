import asyncio
import time


class TokenBucket:
    def __init__(self, per_second, capacity):
        self.per_second = per_second
        self.capacity = capacity
        self.level = capacity
        self.last = time.monotonic()

    async def take(self, count):
        self.fill()
        if self.level < count:
            await asyncio.sleep((count - self.level) / self.per_second)
            self.fill()
        self.level -= count

    def try_take(self, count):
        self.fill()
        if self.level < count:
            return False
        self.level -= count
        return True

    def fill(self):
        now = time.monotonic()
        self.level = min(self.capacity, self.level + (now - self.last) * self.per_second)
        self.last = now
