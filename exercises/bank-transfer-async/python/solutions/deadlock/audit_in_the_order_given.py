# "Transfers keep to the order of the names, and an audit changes nothing."
# It holds locks while it waits for others, too.
import asyncio
from collections import defaultdict
from contextlib import AsyncExitStack, asynccontextmanager


class Bank:
    def __init__(self, store):
        self.store = store
        self.locks = defaultdict(asyncio.Lock)

    async def transfer(self, source, target, amount):
        async with self.alone(*sorted((source, target))):
            return await self.move(source, target, amount)

    async def audit(self, accounts):
        async with self.alone(*accounts):
            return await self.add(accounts)

    @asynccontextmanager
    async def alone(self, *accounts):
        """None twice."""
        async with AsyncExitStack() as held:
            for account in dict.fromkeys(accounts):
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
