# "I sort the tanks by what is in them: the emptier one first."
# The contents change. One thread sorts before that and the other one after it: opposite orders.
from contextlib import contextmanager
from threading import Lock, local


class Tank:
    def __init__(self, id, litres):
        self.id = id
        self.litres = litres
        self.lock = Lock()


ladder = local()


@contextmanager
def holding(*tanks):
    top = getattr(ladder, "top", float("-inf"))
    in_order = sorted(set(tanks), key=lambda tank: tank.litres)
    if any(tank.id <= top for tank in tanks):
        raise RuntimeError("up the ladder only")
    for tank in in_order:
        tank.lock.acquire()
    ladder.top = max(tank.id for tank in tanks)
    try:
        yield
    finally:
        ladder.top = top
        for tank in reversed(in_order):
            tank.lock.release()
