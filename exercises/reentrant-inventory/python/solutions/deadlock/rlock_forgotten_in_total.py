# "exchange was the method that hung, so I mended exchange."
# total holds the lock too, and calls count, which takes it.
from threading import Lock


class Inventory:
    def __init__(self):
        self.lock = Lock()
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
        with self.lock:
            there = self.stock.get(source, 0)
            if there < pieces:
                return False
            self.stock[source] = there - pieces
            self.stock[target] = self.stock.get(target, 0) + pieces
            return True

    def count(self, item):
        with self.lock:
            return self.stock.get(item, 0)

    def total(self):
        with self.lock:
            return sum(self.count(item) for item in self.stock)
