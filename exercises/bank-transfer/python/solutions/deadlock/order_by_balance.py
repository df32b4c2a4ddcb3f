# "Whoever has less is locked first: that is an order, too."
# It changes with every transfer, so two threads can see two different orders. Reading the balance needs the lock, besides.
import threading
from contextlib import ExitStack, contextmanager


class Account:
    def __init__(self, id, balance):
        self.id = id
        self.balance = balance
        self.lock = threading.Lock()
        self.look = threading.Lock()

    def withdraw(self, amount):
        with self.look:
            self.balance -= amount

    def deposit(self, amount):
        with self.look:
            self.balance += amount


def seen(account):
    with account.look:
        return account.balance


@contextmanager
def locked(*accounts):
    ordered = sorted(dict.fromkeys(accounts), key=seen)
    with ExitStack() as stack:
        for account in ordered:
            stack.enter_context(account.lock)
        yield


def transfer(source, target, amount, journal):
    with locked(source, target):
        if seen(source) < amount:
            return False
        journal(source, target, amount)
        source.withdraw(amount)
        target.deposit(amount)
        return True


def audit(accounts):
    with locked(*accounts):
        return sum(seen(account) for account in accounts)
