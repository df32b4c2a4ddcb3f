import threading

gate = threading.Condition()
busy = set()


class Account:
    def __init__(self, id, balance):
        self.id = id
        self.balance = balance


class using:
    """Waits until none of these accounts is in use, and then has all of them at once."""

    def __init__(self, *accounts):
        self.ids = {account.id for account in accounts}

    def __enter__(self):
        with gate:
            gate.wait_for(lambda: not self.ids & busy)
            busy.update(self.ids)

    def __exit__(self, *error):
        with gate:
            busy.difference_update(self.ids)
            gate.notify_all()


def transfer(source, target, amount, journal):
    with using(source, target):
        if source.balance < amount:
            return False
        journal(source, target, amount)
        source.balance -= amount
        target.balance += amount
        return True


def audit(accounts):
    with using(*accounts):
        return sum(account.balance for account in accounts)
