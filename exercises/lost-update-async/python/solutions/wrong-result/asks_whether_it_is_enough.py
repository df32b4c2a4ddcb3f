# "The rate is there, so nothing is waited for any more: I ask a task of my own whether there is enough."
# Its answer is awaited, too. Two withdrawals whose rates come together both get a yes.
import asyncio


class Account:
    def __init__(self, rates):
        self.rates = rates
        self.balance = 0

    async def deposit(self, amount, currency):
        value = amount * await self.rates(currency)
        self.balance += value

    async def withdraw(self, amount, currency):
        value = amount * await self.rates(currency)
        if not await asyncio.create_task(self.is_enough(value)):
            return False
        self.balance -= value
        return True

    async def is_enough(self, value):
        return self.balance >= value
