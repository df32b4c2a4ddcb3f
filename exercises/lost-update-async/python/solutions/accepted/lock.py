"""Rates are asked for at once; who changes the balance has it to himself, however long the rate takes."""

import asyncio


class Account:
    def __init__(self, rates):
        self.rates = rates
        self.balance = 0
        self.lock = asyncio.Lock()

    async def deposit(self, amount, currency):
        rate = asyncio.create_task(self.rates(currency))
        async with self.lock:
            self.balance += amount * await rate

    async def withdraw(self, amount, currency):
        rate = asyncio.create_task(self.rates(currency))
        async with self.lock:
            wanted = amount * await rate
            granted = wanted <= self.balance
            if granted:
                self.balance -= wanted
            return granted
