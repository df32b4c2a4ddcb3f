from threading import Lock


class BoundedQueue:
    def __init__(self, capacity):
        self.capacity = capacity
        self.elements = []
        self.lock = Lock()

    def enqueue(self, element):
        with self.lock:
            if len(self.elements) < self.capacity:
                self.elements.append(element)

    def dequeue(self):
        with self.lock:
            return self.elements.pop(0)

    def size(self):
        return len(self.elements)
