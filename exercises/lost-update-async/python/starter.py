class Account:
    def __init__(self, rates):
        self.rates = rates
        self.balance = 0

    async def deposit(self, amount, currency):
        self.balance += amount * await self.rates(currency)

    async def withdraw(self, amount, currency):
        old = self.balance
        wanted = amount * await self.rates(currency)
        if wanted > old:
            return False
        self.balance = old - wanted
        return True
