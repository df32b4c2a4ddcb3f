"""A lock for each account, taken in the order of their names."""
import asyncio
from collections import defaultdict
from contextlib import AsyncExitStack, asynccontextmanager


class Bank:
    def __init__(self, store):
        self.store = store
        self.locks = defaultdict(asyncio.Lock)

    async def transfer(self, source, target, amount):
        async with self.alone(source, target):
            return await self.move(source, target, amount)

    async def audit(self, accounts):
        async with self.alone(*accounts):
            return await self.add(accounts)

    @asynccontextmanager
    async def alone(self, *accounts):
        """In the order of their names, and none twice."""
        async with AsyncExitStack() as held:
            for account in sorted(set(accounts)):
                await held.enter_async_context(self.locks[account])
            yield

    async def move(self, source, target, amount):
        mine = await self.store.load(source)
        theirs = await self.store.load(target)
        if mine < amount:
            return False
        if source != target:
            await self.store.save(source, mine - amount)
            await self.store.save(target, theirs + amount)
        return True

    async def add(self, accounts):
        return sum([await self.store.load(account) for account in accounts])
