import time
from contextlib import ExitStack, contextmanager


@contextmanager
def both(first, second):
    pause = 0.1
    while True:
        with first, ExitStack() as stack:
            if second.acquire(blocking=False):
                stack.callback(second.release)
                yield
                return
        time.sleep(pause)
        pause *= 2


def transfer(source, target, amount):
    with both(source.lock, target.lock):
        enough = source.balance >= amount
        if enough:
            source.withdraw(amount)
            target.deposit(amount)
        return enough
