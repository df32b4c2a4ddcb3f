# "The first reader locks the door, the last one opens it. Counting them is no secret."
# Two readers come at the same time, both are "the first", or a reader gets lost in the count.
from threading import Semaphore


class ReadWriteLock:
    def __init__(self):
        self.room = Semaphore(1)
        self.readers = 0

    def acquire_read(self):
        self.readers += 1
        if self.readers == 1:
            self.room.acquire()

    def release_read(self):
        self.readers -= 1
        if self.readers == 0:
            self.room.release()

    def acquire_write(self):
        self.room.acquire()

    def release_write(self):
        self.room.release()
