# "What cannot be paid out is not paid out: False." That is the answer to too little money.
# Of an unknown currency the caller was to hear by the error of the exchange.


class Account:
    def __init__(self, rates):
        self.rates = rates
        self.balance = 0

    async def deposit(self, amount, currency):
        rate = await self.rates(currency)
        self.balance += amount * rate

    async def withdraw(self, amount, currency):
        try:
            wanted = amount * await self.rates(currency)
            if wanted > self.balance:
                return False
            self.balance -= wanted
            return True
        except Exception:
            return False
