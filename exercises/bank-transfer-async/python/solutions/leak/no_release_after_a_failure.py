# "After the work I release."
# If the work fails, that line is never reached. `async with` or `finally` would get there.
import asyncio
from collections import defaultdict


class Bank:
    def __init__(self, store):
        self.store = store
        self.locks = defaultdict(asyncio.Lock)

    async def transfer(self, source, target, amount):
        locks = [self.locks[account] for account in sorted({source, target})]
        for lock in locks:
            await lock.acquire()
        moved = await self.move(source, target, amount)
        for lock in locks:
            lock.release()
        return moved

    async def audit(self, accounts):
        locks = [self.locks[account] for account in sorted(accounts)]
        for lock in locks:
            await lock.acquire()
        total = await self.add(accounts)
        for lock in locks:
            lock.release()
        return total

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
