# "acquire, work, release: every acquire has its release."
# Not when the journal raises: then both accounts stay locked for ever.
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
    pair = sorted({source, target}, key=lambda account: account.id)
    for account in pair:
        account.lock.acquire()
    done = source.balance >= amount
    if done:
        journal(source, target, amount)
        source.withdraw(amount)
        target.deposit(amount)
    for account in pair:
        account.lock.release()
    return done


def audit(accounts):
    with locked(*accounts):
        return sum(account.balance for account in accounts)
