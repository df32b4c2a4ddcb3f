# "While somebody waits there is a sign at the door. Who goes on takes it down."
# Others may wait behind him: a sign says that somebody waits, not how many.
import asyncio
import time


class TokenBucket:
    def __init__(self, per_second, capacity):
        self.per_second = per_second
        self.capacity = capacity
        self.level = capacity
        self.last = time.monotonic()
        self.turn = asyncio.Lock()
        self.somebody_waits = False

    async def take(self, count):
        if count > self.capacity:
            raise ValueError(f"{count} tokens are too many")
        self.somebody_waits = True
        async with self.turn:
            while (missing := count - self.fill()) > 1e-9:
                await asyncio.sleep(missing / self.per_second)
            self.level -= count
            self.somebody_waits = False

    def try_take(self, count):
        if self.somebody_waits or self.fill() < count:
            return False
        self.level -= count
        return True

    def fill(self):
        now = time.monotonic()
        self.level = min(self.capacity, self.level + (now - self.last) * self.per_second)
        self.last = now
        return self.level
