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
    source.lock.acquire()
    if source.balance < amount:
        source.lock.release()
        return False
    source.withdraw(amount)
    journal(source, target, amount)
    target.lock.acquire()
    target.deposit(amount)
    target.lock.release()
    source.lock.release()
    return True


def audit(accounts):
    total = 0
    for account in accounts:
        with account.lock:
            total += account.balance
    return total
