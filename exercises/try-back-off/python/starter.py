def transfer(source, target, amount):
    with source.lock:
        if source.balance < amount:
            return False
        source.withdraw(amount)
        if target.lock.acquire(timeout=1):
            target.deposit(amount)
            target.lock.release()
        return True
