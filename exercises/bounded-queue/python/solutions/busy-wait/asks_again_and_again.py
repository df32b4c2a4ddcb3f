# "If there is no room I look again."
# While it asks, it keeps the others from working; whoever waits has to sleep until somebody wakes him.
from threading import Lock


class BoundedQueue:
    def __init__(self, capacity):
        self.capacity = capacity
        self.elements = []
        self.lock = Lock()

    def enqueue(self, element):
        while True:
            with self.lock:
                if len(self.elements) < self.capacity:
                    self.elements.append(element)
                    return

    def dequeue(self):
        while True:
            with self.lock:
                if self.elements:
                    return self.elements.pop(0)

    def size(self):
        with self.lock:
            return len(self.elements)
