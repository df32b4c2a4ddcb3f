# "Locks in ascending order of id: a circle is impossible."
# Only if everybody keeps to it. The auditors have an order of their own, and cannot be changed.
def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.id)
    with first.lock, second.lock:
        if source.balance < amount:
            return False
        source.withdraw(amount)
        target.deposit(amount)
        return True
