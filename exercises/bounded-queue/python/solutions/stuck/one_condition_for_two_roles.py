# "There is one change, so one of those who wait has to be told."
# Producers and consumers wait in the same place: the one that is woken may be of the wrong kind, and goes back to sleep with the news.
from collections import deque
from threading import Condition


class BoundedQueue:
    def __init__(self, capacity):
        self.capacity = capacity
        self.elements = deque()
        self.changed = Condition()

    def enqueue(self, element):
        with self.changed:
            while len(self.elements) == self.capacity:
                self.changed.wait()
            self.elements.append(element)
            self.changed.notify()

    def dequeue(self):
        with self.changed:
            while len(self.elements) == 0:
                self.changed.wait()
            element = self.elements.popleft()
            self.changed.notify()
            return element

    def size(self):
        with self.changed:
            return len(self.elements)
