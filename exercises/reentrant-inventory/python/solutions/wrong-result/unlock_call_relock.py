# "I give the lock back before I call a method that takes it, and take it again afterwards."
# In between, the inventory is open to everybody: the bolts are gone, and the nuts are not there yet.
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
        self.lock.acquire()
        there = self.stock.get(source, 0)
        self.lock.release()
        if there < pieces:
            return False
        removed = self.remove(source, pieces)
        if removed:
            self.add(target, pieces)
        return removed

    def count(self, item):
        with self.lock:
            return self.stock.get(item, 0)

    def total(self):
        with self.lock:
            return sum(self.stock.values())
