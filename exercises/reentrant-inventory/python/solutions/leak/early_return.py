# "acquire at the top, release at the bottom."
# The early return leaves without releasing. A re-entrant lock hides it from its owner: he gets in again, and everybody else waits for ever.
from threading import RLock


class Inventory:
    def __init__(self):
        self.lock = RLock()
        self.stock = {}

    def add(self, item, pieces):
        with self.lock:
            self.stock[item] = self.stock.get(item, 0) + pieces

    def remove(self, item, pieces):
        self.lock.acquire()
        there = self.stock.get(item, 0)
        if there < pieces:
            return False
        self.stock[item] = there - pieces
        self.lock.release()
        return True

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
            return sum(self.count(item) for item in self.stock)
