import queue
import threading
from collections import defaultdict


class Inventory:
    """Only the clerk touches the stock; everybody else sends him what to do."""

    def __init__(self):
        self._stock = defaultdict(int)
        self._orders = queue.Queue()
        threading.Thread(target=self._clerk, name="clerk", daemon=True).start()

    def _clerk(self):
        while True:
            order, answer = self._orders.get()
            answer.put(order(self._stock))

    def _ask(self, order):
        answer = queue.Queue()
        self._orders.put((order, answer))
        return answer.get()

    def add(self, item, pieces):
        self._ask(lambda stock: _take(stock, item, -pieces))

    def remove(self, item, pieces):
        return self._ask(lambda stock: _take(stock, item, pieces))

    def exchange(self, source, target, pieces):
        return self._ask(lambda stock: _take(stock, source, pieces) and _take(stock, target, -pieces))

    def count(self, item):
        return self._ask(lambda stock: stock[item])

    def total(self):
        return self._ask(lambda stock: sum(stock.values()))


def _take(stock, item, pieces):
    if stock[item] < pieces:
        return False
    stock[item] -= pieces
    return True
