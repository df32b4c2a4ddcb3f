# "exchange holds the lock, so remove and add need none."
# True when exchange calls them. When others call them, nothing keeps them apart from exchange.
from threading import Lock


class Inventory:
    def __init__(self):
        self.lock = Lock()
        self.stock = {}

    def add(self, item, pieces):
        if item not in self.stock:
            self.stock[item] = 0
        self.stock[item] += pieces

    def remove(self, item, pieces):
        if item not in self.stock or self.stock[item] < pieces:
            return False
        self.stock[item] -= pieces
        return True

    def exchange(self, source, target, pieces):
        with self.lock:
            if not self.remove(source, pieces):
                return False
            self.add(target, pieces)
            return True

    def count(self, item):
        return self.stock.get(item, 0)

    def total(self):
        with self.lock:
            return sum(self.count(item) for item in self.stock)
