# "Two a second: one every half a second."
# Who has not asked for a while may ask three times in a row.
import asyncio
import time


class TokenBucket:
    def __init__(self, per_second, capacity):
        self.per_second = per_second
        self.capacity = capacity
        self.next = 0

    async def take(self, count):
        if count > self.capacity:
            raise ValueError("more than will ever be there")
        now = time.monotonic()
        wait = self.next - now
        self.next = max(self.next, now) + count / self.per_second
        if wait > 0:
            await asyncio.sleep(wait)

    def try_take(self, count):
        now = time.monotonic()
        if count > self.capacity or self.next > now:
            return False
        self.next = now + count / self.per_second
        return True
