from functools import wraps
from threading import RLock


def synchronized(method):
    @wraps(method)
    def locked(self, *args):
        self.lock.acquire()
        try:
            return method(self, *args)
        finally:
            self.lock.release()

    return locked


class Inventory:
    def __init__(self):
        self.lock = RLock()
        self.stock = {}

    @synchronized
    def add(self, item, pieces):
        self.stock[item] = self.count(item) + pieces

    @synchronized
    def remove(self, item, pieces):
        if self.count(item) < pieces:
            return False
        self.add(item, -pieces)
        return True

    @synchronized
    def exchange(self, source, target, pieces):
        removed = self.remove(source, pieces)
        if removed:
            self.add(target, pieces)
        return removed

    @synchronized
    def count(self, item):
        return self.stock.get(item, 0)

    @synchronized
    def total(self):
        total = 0
        for pieces in self.stock.values():
            total += pieces
        return total
