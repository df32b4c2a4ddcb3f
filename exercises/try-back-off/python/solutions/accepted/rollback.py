from time import sleep


def transfer(source, target, amount):
    while True:
        with source.lock:
            if source.balance < amount:
                return False
            source.withdraw(amount)
            if target.lock.acquire(timeout=1):
                target.deposit(amount)
                target.lock.release()
                return True
            source.deposit(amount)
        sleep(0.1)
