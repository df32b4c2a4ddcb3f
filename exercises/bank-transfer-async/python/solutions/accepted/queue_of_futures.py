"""Whoever comes queues up at all of his accounts in one step: so nobody can be before one and behind another."""
import asyncio


class Bank:
    def __init__(self, store):
        self.store = store
        self.last = {}

    async def transfer(self, source, target, amount):
        return await self.after([source, target], self.move(source, target, amount))

    async def audit(self, accounts):
        return await self.after(accounts, self.add(accounts))

    async def after(self, accounts, work):
        before = {self.last[account] for account in accounts if account in self.last}
        done = asyncio.get_running_loop().create_future()
        for account in accounts:
            self.last[account] = done
        for each in before:
            await each
        try:
            return await work
        finally:
            done.set_result(None)

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
