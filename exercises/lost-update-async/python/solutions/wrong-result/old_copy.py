# Misconception: what was read before an await is still true after it.
class Account:
    def __init__(self, rates):
        self.rates = rates
        self.balance = 0

    async def deposit(self, amount, currency):
        old = self.balance
        rate = await self.rates(currency)
        self.balance = old + amount * rate

    async def withdraw(self, amount, currency):
        wanted = amount * await self.rates(currency)
        if wanted > self.balance:
            return False
        self.balance -= wanted
        return True
