"""What is read and what is written have no await between them."""


class Account:
    def __init__(self, rates):
        self.rates = rates
        self.balance = 0

    async def deposit(self, amount, currency):
        rate = await self.rates(currency)
        self.balance += amount * rate

    async def withdraw(self, amount, currency):
        wanted = amount * await self.rates(currency)
        if wanted > self.balance:
            return False
        self.balance -= wanted
        return True
