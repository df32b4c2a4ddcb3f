# "A time-out means that it did not work: I return False."
# The caller reads False as "not enough money". A transfer that could be paid does not happen.
def transfer(source, target, amount):
    with source.lock:
        if source.balance < amount or not target.lock.acquire(timeout=1):
            return False
        source.withdraw(amount)
        target.deposit(amount)
        target.lock.release()
        return True
