# Misconception: whoever looked before it waited need not look again.
class Account:
    def __init__(self, rates):
        self.rates = rates
        self.balance = 0

    async def deposit(self, amount, currency):
        rate = await self.rates(currency)
        self.balance += amount * rate

    async def withdraw(self, amount, currency):
        rate = await self.rates(currency)
        if amount * rate > self.balance:
            return False
        latest = await self.rates(currency)
        self.balance -= amount * latest
        return True
