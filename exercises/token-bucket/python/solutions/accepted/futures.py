import asyncio
from collections import deque


class TokenBucket:
    """A list of those who wait, and one timer for the first of them. Keeps when the bucket was, or would be, full."""

    def __init__(self, per_second, capacity):
        self.loop = asyncio.get_running_loop()
        self.per_token = 1 / per_second
        self.capacity = capacity
        self.full = self.loop.time()
        self.waiting = deque()

    async def take(self, count):
        if count > self.capacity:
            raise ValueError(count)
        if self.try_take(count):
            return
        future = self.loop.create_future()
        self.waiting.append((count, future))
        if len(self.waiting) == 1:
            self.serve()
        await future

    def try_take(self, count):
        if self.waiting or self.missing(count) > 0:
            return False
        self.remove(count)
        return True

    def missing(self, count):
        """How long it takes until there are so many."""
        return self.full - self.loop.time() - (self.capacity - count) * self.per_token

    def remove(self, count):
        self.full = max(self.full, self.loop.time()) + count * self.per_token

    def serve(self):
        while self.waiting:
            count, future = self.waiting[0]
            missing = self.missing(count)
            if missing > 0:
                self.loop.call_later(missing, self.serve)
                return
            self.remove(count)
            self.waiting.popleft()
            future.set_result(None)
