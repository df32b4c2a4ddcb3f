# "After ten time-outs it will never work."
# Somebody may hold the lock for as long as he likes. Busy is no reason to give up.
from time import sleep


def transfer(source, target, amount):
    for _ in range(10):
        with source.lock:
            if target.lock.acquire(timeout=1):
                try:
                    if source.balance < amount:
                        return False
                    source.withdraw(amount)
                    target.deposit(amount)
                    return True
                finally:
                    target.lock.release()
        sleep(0.1)
    return False
