import threading


class Account:
    def __init__(self, id, balance):
        self.id = id
        self.balance = balance
        self.lock = threading.Lock()

    def withdraw(self, amount):
        self.balance -= amount

    def deposit(self, amount):
        self.balance += amount


def transfer(source, target, amount, journal):
    if source is target:
        pair = [source]
    elif source.id < target.id:
        pair = [source, target]
    else:
        pair = [target, source]
    for account in pair:
        account.lock.acquire()
    try:
        if source.balance < amount:
            return False
        source.withdraw(amount)
        try:
            journal(source, target, amount)
        except Exception:
            source.deposit(amount)
            raise
        target.deposit(amount)
        return True
    finally:
        for account in reversed(pair):
            account.lock.release()


def audit(accounts):
    ordered = sorted(accounts, key=lambda account: account.id)
    for account in ordered:
        account.lock.acquire()
    try:
        return sum(account.balance for account in accounts)
    finally:
        for account in reversed(ordered):
            account.lock.release()
