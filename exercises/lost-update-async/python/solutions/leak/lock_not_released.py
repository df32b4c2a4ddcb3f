# Misconception: what follows an await is always reached. An exception leaves the function before the lock is free again.
import asyncio


class Account:
    def __init__(self, rates):
        self.rates = rates
        self.balance = 0
        self.lock = asyncio.Lock()

    async def deposit(self, amount, currency):
        rate = asyncio.create_task(self.rates(currency))
        await self.lock.acquire()
        self.balance += amount * await rate
        self.lock.release()

    async def withdraw(self, amount, currency):
        rate = asyncio.create_task(self.rates(currency))
        await self.lock.acquire()
        wanted = amount * await rate
        granted = wanted <= self.balance
        if granted:
            self.balance -= wanted
        self.lock.release()
        return granted
