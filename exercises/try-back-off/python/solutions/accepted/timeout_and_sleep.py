from time import sleep


def transfer(source, target, amount):
    while True:
        source.lock.acquire()
        if target.lock.acquire(timeout=1):
            break
        source.lock.release()
        sleep(0.1)
    try:
        if source.balance < amount:
            return False
        source.withdraw(amount)
        target.deposit(amount)
        return True
    finally:
        target.lock.release()
        source.lock.release()
