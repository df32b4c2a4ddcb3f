# "A little pause before I try again, and then I give back the first lock."
# The pause is of use to nobody: during it the lock that the other one waits for is held.
from time import sleep


def transfer(source, target, amount):
    while True:
        source.lock.acquire()
        if target.lock.acquire(timeout=1):
            break
        sleep(0.1)
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
