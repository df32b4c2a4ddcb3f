# "Both functions take the locks in order of the ids."
# An f-string is a text, and texts are put in order letter by letter: 10 comes before 9, but transfer takes 9 before 10.
from contextlib import ExitStack
from threading import Lock


class Account:
    def __init__(self, id, balance):
        self.id = id
        self.balance = balance
        self.lock = Lock()


def transfer(source, target, amount, journal):
    with ExitStack() as stack:
        for account in sorted({source, target}, key=lambda account: account.id):
            stack.enter_context(account.lock)
        if source.balance < amount:
            return False
        journal(source, target, amount)
        source.balance -= amount
        target.balance += amount
        return True


def audit(accounts):
    with ExitStack() as stack:
        for account in sorted(accounts, key=lambda account: f"account {account.id}"):
            stack.enter_context(account.lock)
        return sum(account.balance for account in accounts)
