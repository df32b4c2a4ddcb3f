# "One lock for all transfers: then only one of them is trying."
# And only one is working: two transfers between four accounts wait for one another.
from threading import Lock
from time import sleep

turn = Lock()


def alone(source, target, amount):
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


def transfer(source, target, amount):
    with turn:
        return alone(source, target, amount)
