# "When I have slept, it is there."
# One token is there, and two have slept for it: both take it, and the level is below zero.
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
