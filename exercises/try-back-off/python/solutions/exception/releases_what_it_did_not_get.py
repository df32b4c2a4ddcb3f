# "acquire with a time-out takes the lock, it only does not take so long."
# It returns False if it did not get the lock. Then it is somebody else's lock that is released here.
def transfer(source, target, amount):
    with source.lock:
        if source.balance < amount:
            return False
        source.withdraw(amount)
        target.lock.acquire(timeout=1)
        target.deposit(amount)
        target.lock.release()
        return True
