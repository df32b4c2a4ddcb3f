# Misconception: to be safe, everything has to wait for everything.
import asyncio


class Account:
    def __init__(self, rates):
        self.rates = rates
        self.balance = 0
        self.lock = asyncio.Lock()

    async def deposit(self, amount, currency):
        async with self.lock:
            self.balance += amount * await self.rates(currency)

    async def withdraw(self, amount, currency):
        async with self.lock:
            wanted = amount * await self.rates(currency)
            if wanted > self.balance:
                return False
            self.balance -= wanted
            return True
