# "With one lock for the bank nothing can go wrong."
# Nothing can go on either: transfers that have nothing to do with one another wait for one another.
import asyncio


class Bank:
    def __init__(self, store):
        self.store = store
        self.lock = asyncio.Lock()

    async def transfer(self, source, target, amount):
        async with self.lock:
            return await self.move(source, target, amount)

    async def audit(self, accounts):
        async with self.lock:
            return await self.add(accounts)

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
