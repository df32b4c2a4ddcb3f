# "First I make sure that nobody disturbs me, then I wait for room."
# Whoever waits for room holds the lock, and whoever could make room needs it.
from collections import deque
from threading import Lock, Semaphore


class BoundedQueue:
    def __init__(self, capacity):
        self.places = Semaphore(capacity)
        self.filled = Semaphore(0)
        self.elements = deque()
        self.lock = Lock()

    def enqueue(self, element):
        with self.lock:
            self.places.acquire()
            self.elements.append(element)
        self.filled.release()

    def dequeue(self):
        with self.lock:
            self.filled.acquire()
            element = self.elements.popleft()
        self.places.release()
        return element

    def size(self):
        with self.lock:
            return len(self.elements)
