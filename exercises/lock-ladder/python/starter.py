from contextlib import contextmanager
from threading import Lock


class Tank:
    def __init__(self, id, litres):
        self.id = id
        self.litres = litres
        self.lock = Lock()


@contextmanager
def holding(*tanks):
    for tank in tanks:
        tank.lock.acquire()
    yield
    for tank in tanks:
        tank.lock.release()
