# Misconception: "the sleep in between is of no time, so nobody can come there." All who are ready come there.
import asyncio


class Account:
    def __init__(self, rates):
        self.rates = rates
        self.balance = 0

    async def deposit(self, amount, currency):
        rate = await self.rates(currency)
        new = self.balance + amount * rate
        await asyncio.sleep(0)
        self.balance = new

    async def withdraw(self, amount, currency):
        wanted = amount * await self.rates(currency)
        if wanted > self.balance:
            return False
        self.balance -= wanted
        return True
