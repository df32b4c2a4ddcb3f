# "The auditor looks at one account after the other, each under its lock."
# While it goes from one to the next, money is moved behind its back.
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
    """Holds the locks of these accounts, taken in the order of their ids; of each account once."""
    ordered = sorted(set(accounts), key=lambda account: account.id)
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
    total = 0
    for account in accounts:
        with account.lock:
            total += account.balance
    return total
