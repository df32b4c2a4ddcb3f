# "`or` gives me something for a thread that holds nothing yet." It does so for the tank with the number 0, too:
# who holds that one may climb down.
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
    top = getattr(ladder, "top", None) or float("-inf")
    in_order = sorted(set(tanks), key=lambda tank: tank.id)
    if in_order[0].id <= top:
        raise RuntimeError("up the ladder only")
    for tank in in_order:
        tank.lock.acquire()
    ladder.top = in_order[-1].id
    try:
        yield
    finally:
        ladder.top = top
        for tank in reversed(in_order):
            tank.lock.release()
