# "Everybody goes through the turnstile, and stays in it until he is in the room."
# The last reader needs the turnstile to get out, and the writer who waits for him stands in it.
from threading import Lock


class ReadWriteLock:
    def __init__(self):
        self.turnstile = Lock()
        self.room = Lock()
        self.readers = 0

    def acquire_read(self):
        with self.turnstile:
            self.readers += 1
            if self.readers == 1:
                self.room.acquire()

    def release_read(self):
        with self.turnstile:
            self.readers -= 1
            if self.readers == 0:
                self.room.release()

    def acquire_write(self):
        with self.turnstile:
            self.room.acquire()

    def release_write(self):
        self.room.release()
