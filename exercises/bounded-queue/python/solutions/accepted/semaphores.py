from collections import deque
from threading import Lock, Semaphore


class BoundedQueue:
    def __init__(self, capacity):
        self.places = Semaphore(capacity)
        self.filled = Semaphore(0)
        self.elements = deque()
        self.lock = Lock()

    def enqueue(self, element):
        self.places.acquire()
        with self.lock:
            self.elements.append(element)
        self.filled.release()

    def dequeue(self):
        self.filled.acquire()
        with self.lock:
            element = self.elements.popleft()
        self.places.release()
        return element

    def size(self):
        with self.lock:
            return len(self.elements)
