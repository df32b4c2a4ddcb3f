# "Each tank has its number, so I sort by its name." As texts, "tank 10" comes before "tank 9".
# Whoever climbs from 9 to 10 meets somebody who takes 10 first.
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
    in_order = sorted(set(tanks), key=lambda tank: f"tank {tank.id}")
    if min(tank.id for tank in tanks) <= top:
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
