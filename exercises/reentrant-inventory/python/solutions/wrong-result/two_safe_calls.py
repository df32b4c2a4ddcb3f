# "remove is safe and add is safe, so one after the other is safe."
# Each of them is one step. The two together are two, and somebody may add up in between.
from threading import RLock


class Inventory:
    def __init__(self):
        self.lock = RLock()
        self.stock = {}

    def add(self, item, pieces):
        with self.lock:
            self.stock[item] = self.stock.get(item, 0) + pieces

    def remove(self, item, pieces):
        with self.lock:
            there = self.stock.get(item, 0)
            if there < pieces:
                return False
            self.stock[item] = there - pieces
            return True

    def exchange(self, source, target, pieces):
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
