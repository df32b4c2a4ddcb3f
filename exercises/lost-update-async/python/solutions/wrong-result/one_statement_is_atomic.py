# Misconception: one thread, and one statement, so nobody can come in between.
class Account:
    def __init__(self, rates):
        self.rates = rates
        self.balance = 0

    async def deposit(self, amount, currency):
        self.balance += amount * await self.rates(currency)

    async def withdraw(self, amount, currency):
        wanted = amount * await self.rates(currency)
        if wanted > self.balance:
            return False
        self.balance -= wanted
        return True
