from threading import Lock, Semaphore


class ReadWriteLock:
    """A writer stands in the turnstile while he waits, so that no more readers come in and he has not to wait for ever."""

    def __init__(self):
        self.turnstile = Semaphore(1)
        self.room = Semaphore(1)
        self.counting = Lock()
        self.readers = 0

    def acquire_read(self):
        with self.turnstile:
            pass
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
        self.turnstile.acquire()
        self.room.acquire()

    def release_write(self):
        self.room.release()
        self.turnstile.release()
