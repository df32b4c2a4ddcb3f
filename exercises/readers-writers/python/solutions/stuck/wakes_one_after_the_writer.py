# Believes that one wake-up is enough for all: when a writer leaves and two readers wait, the second one goes on waiting although he could come in.
from threading import Condition


class ReadWriteLock:
    def __init__(self):
        self.changed = Condition()
        self.readers = 0
        self.writing = False

    def acquire_read(self):
        with self.changed:
            while self.writing:
                self.changed.wait()
            self.readers += 1

    def release_read(self):
        with self.changed:
            self.readers -= 1
            if self.readers == 0:
                self.changed.notify()

    def acquire_write(self):
        with self.changed:
            while self.writing or self.readers > 0:
                self.changed.wait()
            self.writing = True

    def release_write(self):
        with self.changed:
            self.writing = False
            self.changed.notify()
