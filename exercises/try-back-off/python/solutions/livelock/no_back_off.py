# "It did not work, so I try again at once."
# The other one does the same. In step with one another, both get their first lock and never the second.
def transfer(source, target, amount):
    while True:
        source.lock.acquire()
        if target.lock.acquire(timeout=1):
            break
        source.lock.release()
    try:
        if source.balance < amount:
            return False
        source.withdraw(amount)
        target.deposit(amount)
        return True
    finally:
        target.lock.release()
        source.lock.release()
