# "Each account is locked while it changes."
# Between the two changes the money is nowhere, and that is when the auditor adds up.
import asyncio
from collections import defaultdict
from contextlib import AsyncExitStack, asynccontextmanager


class Bank:
    def __init__(self, store):
        self.store = store
        self.locks = defaultdict(asyncio.Lock)

    async def transfer(self, source, target, amount):
        if not await self.change(source, -amount):
            return False
        try:
            return await self.change(target, amount)
        except Exception:
            await self.change(source, amount)
            raise

    async def change(self, account, amount):
        async with self.locks[account]:
            balance = await self.store.load(account)
            if balance + amount < 0:
                return False
            await self.store.save(account, balance + amount)
            return True

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

    async def add(self, accounts):
        return sum([await self.store.load(account) for account in accounts])
