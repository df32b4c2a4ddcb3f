# "It is one function, and there is one thread."
# At every await another transfer may be between its load and its save: what was loaded is old when it is saved.
class Bank:
    def __init__(self, store):
        self.store = store

    async def transfer(self, source, target, amount):
        return await self.move(source, target, amount)

    async def audit(self, accounts):
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
