"""Nobody writes the balance: it is the sum of what has been entered."""


class Account:
    def __init__(self, rates):
        self.rates = rates
        self.entries = []

    @property
    def balance(self):
        return sum(self.entries)

    async def deposit(self, amount, currency):
        self.entries.append(amount * await self.rates(currency))

    async def withdraw(self, amount, currency):
        entry = -amount * await self.rates(currency)
        if self.balance + entry < 0:
            return False
        self.entries.append(entry)
        return True
