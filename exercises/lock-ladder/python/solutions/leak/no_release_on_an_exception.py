# "Before yield I take, after yield I give back."
# When the block raises, yield raises: the lines behind it are skipped.
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
    in_order = sorted(set(tanks), key=lambda tank: tank.id)
    if in_order[0].id <= top:
        raise RuntimeError("up the ladder only")
    for tank in in_order:
        tank.lock.acquire()
    ladder.top = in_order[-1].id
    yield
    ladder.top = top
    for tank in reversed(in_order):
        tank.lock.release()
