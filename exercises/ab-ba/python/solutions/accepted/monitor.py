from contextlib import contextmanager
from threading import Condition


class Store:
    def __init__(self):
        self.shelf = 5
        self.cart = 5
        self.busy = False
        self.free = Condition()

    @contextmanager
    def alone(self):
        with self.free:
            while self.busy:
                self.free.wait()
            self.busy = True
        try:
            yield self
        finally:
            with self.free:
                self.busy = False
                self.free.notify()


store = Store()


def take(n):
    with store.alone():
        if store.shelf < n:
            return False
        store.shelf -= n
        store.cart += n
        return True


def put_back(n):
    with store.alone():
        if store.cart < n:
            return False
        store.cart -= n
        store.shelf += n
        return True


def count():
    with store.alone() as now:
        return now.shelf, now.cart
