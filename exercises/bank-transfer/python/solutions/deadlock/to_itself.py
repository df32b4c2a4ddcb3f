# "An account has one lock, and a transfer takes two."
# If both accounts are the same, it waits for the lock that it holds itself.
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
    ordered = sorted(accounts, key=lambda account: account.id)
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
