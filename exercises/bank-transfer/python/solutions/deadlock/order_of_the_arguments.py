# "First the payer, then the payee: everybody keeps to that order."
# The payer of one transfer is the payee of the other: the two take the same locks in opposite orders.
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


@contextmanager
def locked(*accounts):
    ordered = list(dict.fromkeys(accounts))
    with ExitStack() as stack:
        for account in ordered:
            stack.enter_context(account.lock)
        yield


def transfer(source, target, amount, journal):
    with locked(source, target):
        if source.balance < amount:
            return False
        journal(source, target, amount)
        source.withdraw(amount)
        target.deposit(amount)
        return True


def audit(accounts):
    with locked(*accounts):
        return sum(account.balance for account in accounts)
