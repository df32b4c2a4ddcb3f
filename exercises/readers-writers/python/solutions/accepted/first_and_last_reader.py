from threading import Lock


class ReadWriteLock:
    """The first reader takes the room for all readers, the last one gives it back (Courtois, Heymans and Parnas, 1971)."""

    def __init__(self):
        self.counting = Lock()
        self.room = Lock()
        self.readers = 0

    def acquire_read(self):
        with self.counting:
            self.readers += 1
            if self.readers == 1:
                self.room.acquire()

    def release_read(self):
        with self.counting:
            self.readers -= 1
            if self.readers == 0:
                self.room.release()

    def acquire_write(self):
        self.room.acquire()

    def release_write(self):
        self.room.release()
