# "One lock for the whole bank, and nothing can go wrong."
# Nothing does. And nothing happens at the same time, either: c has to wait until a has paid b.
import threading
from contextlib import ExitStack, contextmanager


class Account:
    def __init__(self, id, balance):
        self.id = id
        self.balance = balance
        self.lock = threading.Lock()

    def withdraw(self, amount):
        self.balance -= amount

    def deposit(self, amount):
        self.balance += amount


bank = threading.Lock()


def transfer(source, target, amount, journal):
    with bank:
        if source.balance < amount:
            return False
        journal(source, target, amount)
        source.withdraw(amount)
        target.deposit(amount)
        return True


def audit(accounts):
    with bank:
        return sum(account.balance for account in accounts)
