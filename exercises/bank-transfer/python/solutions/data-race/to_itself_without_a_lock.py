# "From an account to itself nothing is moved, so there is nothing to protect."
# Whether there is enough money is read all the same, while another transfer may be writing it.
from contextlib import ExitStack
from threading import Lock


class Account:
    def __init__(self, id, balance):
        self.id = id
        self.balance = balance
        self.lock = Lock()


def transfer(source, target, amount, journal):
    if source is target:
        return source.balance >= amount
    first, second = sorted((source, target), key=lambda account: account.id)
    with first.lock, second.lock:
        if source.balance < amount:
            return False
        journal(source, target, amount)
        source.balance -= amount
        target.balance += amount
        return True


def audit(accounts):
    with ExitStack() as stack:
        for account in sorted(accounts, key=lambda account: account.id):
            stack.enter_context(account.lock)
        return sum(account.balance for account in accounts)
