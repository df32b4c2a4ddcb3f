# "Not enough money: nothing to do, so I return."
# With both locks in its hands. Nobody ever gets at these accounts again.
from time import sleep


def transfer(source, target, amount):
    while True:
        source.lock.acquire()
        if target.lock.acquire(timeout=1):
            break
        source.lock.release()
        sleep(0.1)
    if source.balance < amount:
        return False
    source.withdraw(amount)
    target.deposit(amount)
    target.lock.release()
    source.lock.release()
    return True
