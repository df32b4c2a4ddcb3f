"""Nobody holds anything while he waits: who finds all of his accounts free takes them, the others look again when some are free."""
import asyncio
from contextlib import asynccontextmanager


class Bank:
    def __init__(self, store):
        self.store = store
        self.busy = set()
        self.some_free = asyncio.Condition()

    async def transfer(self, source, target, amount):
        async with self.alone(source, target):
            return await self.move(source, target, amount)

    async def audit(self, accounts):
        async with self.alone(*accounts):
            return await self.add(accounts)

    @asynccontextmanager
    async def alone(self, *accounts):
        async with self.some_free:
            await self.some_free.wait_for(lambda: self.busy.isdisjoint(accounts))
            self.busy.update(accounts)
        try:
            yield
        finally:
            async with self.some_free:
                self.busy.difference_update(accounts)
                self.some_free.notify_all()

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
