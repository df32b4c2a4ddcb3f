# "Who does not get the lock within a second gets nothing: then I return False."
# False means that there are too few. The time-out may pass while somebody else is at the counter, and there are enough.
from threading import RLock


class Inventory:
    def __init__(self):
        self.lock = RLock()
        self.stock = {}

    def add(self, item, pieces):
        with self.lock:
            self.stock[item] = self.stock.get(item, 0) + pieces

    def remove(self, item, pieces):
        if not self.lock.acquire(timeout=1):
            return False
        try:
            if self.stock.get(item, 0) < pieces:
                return False
            self.stock[item] -= pieces
            return True
        finally:
            self.lock.release()

    def exchange(self, source, target, pieces):
        with self.lock:
            if not self.remove(source, pieces):
                return False
            self.add(target, pieces)
            return True

    def count(self, item):
        with self.lock:
            return self.stock.get(item, 0)

    def total(self):
        with self.lock:
            return sum(self.stock.values())
