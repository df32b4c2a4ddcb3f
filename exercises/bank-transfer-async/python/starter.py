class Bank:
    def __init__(self, store):
        self.store = store

    async def transfer(self, source, target, amount):
        balance = await self.store.load(source)
        if balance < amount:
            return False
        await self.store.save(source, balance - amount)
        await self.store.save(target, await self.store.load(target) + amount)
        return True

    async def audit(self, accounts):
        total = 0
        for account in accounts:
            total += await self.store.load(account)
        return total
