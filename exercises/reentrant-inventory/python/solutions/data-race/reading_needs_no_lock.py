# "count and total change nothing, so they need no lock."
# Nothing orders their reads with the writes of others: what they see is left to chance.
from threading import Lock


class Shelf:
    def __init__(self):
        self.pieces = 0


class Inventory:
    def __init__(self):
        self.lock = Lock()
        self.shelves = {}

    def shelf(self, item):
        return self.shelves.setdefault(item, Shelf())

    def add(self, item, pieces):
        with self.lock:
            self.shelf(item).pieces += pieces

    def remove(self, item, pieces):
        with self.lock:
            shelf = self.shelf(item)
            if shelf.pieces < pieces:
                return False
            shelf.pieces -= pieces
            return True

    def exchange(self, source, target, pieces):
        with self.lock:
            if self.shelf(source).pieces < pieces:
                return False
            self.shelf(source).pieces -= pieces
            self.shelf(target).pieces += pieces
            return True

    def count(self, item):
        return self.shelf(item).pieces

    def total(self):
        return sum(shelf.pieces for shelf in list(self.shelves.values()))
