from collections import Counter
from threading import Lock


class Inventory:
    def __init__(self):
        self._lock = Lock()
        self._stock = Counter()

    def _remove(self, item, pieces):
        if self._stock[item] < pieces:
            return False
        self._stock[item] -= pieces
        return True

    def add(self, item, pieces):
        with self._lock:
            self._stock[item] += pieces

    def remove(self, item, pieces):
        with self._lock:
            return self._remove(item, pieces)

    def exchange(self, source, target, pieces):
        with self._lock:
            if not self._remove(source, pieces):
                return False
            self._stock[target] += pieces
            return True

    def count(self, item):
        with self._lock:
            return self._stock[item]

    def total(self):
        with self._lock:
            return sum(self._stock.values())
