from threading import Condition


class BoundedQueue:
    def __init__(self, capacity):
        self.ring = [None] * capacity
        self.first = self.count = 0
        self.changed = Condition()

    def enqueue(self, element):
        with self.changed:
            self.changed.wait_for(lambda: self.count < len(self.ring))
            self.ring[(self.first + self.count) % len(self.ring)] = element
            self.count += 1
            self.changed.notify_all()

    def dequeue(self):
        with self.changed:
            self.changed.wait_for(lambda: self.count > 0)
            element = self.ring[self.first]
            self.first = (self.first + 1) % len(self.ring)
            self.count -= 1
            self.changed.notify_all()
            return element

    def size(self):
        with self.changed:
            return self.count
