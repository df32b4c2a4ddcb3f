# "Somebody can wait for an element only if the queue is empty."
# Two may wait while it is empty: the second element comes when it is empty no more, and the second one is never told.
from collections import deque
from threading import Condition, Lock


class BoundedQueue:
    def __init__(self, capacity):
        self.capacity = capacity
        self.elements = deque()
        self.lock = Lock()
        self.not_full = Condition(self.lock)
        self.not_empty = Condition(self.lock)

    def enqueue(self, element):
        with self.lock:
            while len(self.elements) == self.capacity:
                self.not_full.wait()
            self.elements.append(element)
            if len(self.elements) == 1:
                self.not_empty.notify()

    def dequeue(self):
        with self.lock:
            while len(self.elements) == 0:
                self.not_empty.wait()
            element = self.elements.popleft()
            self.not_full.notify()
            return element

    def size(self):
        with self.lock:
            return len(self.elements)
