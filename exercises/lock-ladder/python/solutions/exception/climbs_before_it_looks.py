# "First up, then a look whether that was allowed."
# Who is refused is noted as higher, or lower, than it stands.
from contextlib import contextmanager
from threading import Lock, local

ladder = local()


class Tank:
    def __init__(self, id, litres):
        self.id = id
        self.litres = litres
        self.lock = Lock()


@contextmanager
def holding(*tanks):
    wanted = sorted(set(tanks), key=lambda t: t.id)
    top = getattr(ladder, "top", float("-inf"))
    ladder.top = wanted[-1].id
    if wanted[0].id <= top:
        raise RuntimeError("up the ladder only")
    for tank in wanted:
        tank.lock.acquire()
    try:
        yield
    finally:
        ladder.top = top
        for tank in reversed(wanted):
            tank.lock.release()
