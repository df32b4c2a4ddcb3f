# "A writer waits until there are no readers, and then he takes the lock."
# Between the look and the lock a reader comes in.
from threading import Condition, Lock


class ReadWriteLock:
    def __init__(self):
        self.nobody_reads = Condition()
        self.writing = Lock()
        self.readers = 0

    def acquire_read(self):
        with self.writing:
            with self.nobody_reads:
                self.readers += 1

    def release_read(self):
        with self.nobody_reads:
            self.readers -= 1
            self.nobody_reads.notify_all()

    def acquire_write(self):
        with self.nobody_reads:
            self.nobody_reads.wait_for(lambda: self.readers == 0)
        self.writing.acquire()

    def release_write(self):
        self.writing.release()
