# "I remember the greatest id that is held in a variable at the top of the file."
# That variable is there once for all threads: they overwrite it for one another.
from contextlib import contextmanager
from threading import Lock


class Tank:
    def __init__(self, id, litres):
        self.id = id
        self.litres = litres
        self.lock = Lock()


highest = float("-inf")


@contextmanager
def holding(*tanks):
    global highest
    top = highest
    in_order = sorted(set(tanks), key=lambda tank: tank.id)
    if in_order[0].id <= top:
        raise RuntimeError("up the ladder only")
    for tank in in_order:
        tank.lock.acquire()
    highest = in_order[-1].id
    try:
        yield
    finally:
        highest = top
        for tank in reversed(in_order):
            tank.lock.release()
