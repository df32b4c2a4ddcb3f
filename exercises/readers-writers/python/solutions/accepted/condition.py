from threading import Condition, Lock


class ReadWriteLock:
    def __init__(self):
        self.read_ready = Condition(Lock())
        self.readers = 0

    def acquire_read(self):
        with self.read_ready:
            self.readers += 1

    def release_read(self):
        with self.read_ready:
            self.readers -= 1
            if self.readers == 0:
                self.read_ready.notify_all()

    def acquire_write(self):
        # A writer keeps the lock until he is done: then nobody can even begin to count as a reader.
        self.read_ready.acquire()
        while self.readers > 0:
            self.read_ready.wait()

    def release_write(self):
        self.read_ready.release()
