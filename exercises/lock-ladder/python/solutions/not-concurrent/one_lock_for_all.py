# "One lock for all tanks, and nobody can take two in the wrong order."
# And nobody can work at two tanks while somebody else works at two others.
from contextlib import contextmanager
from threading import RLock, local


class Tank:
    def __init__(self, id, litres):
        self.id = id
        self.litres = litres


everything = RLock()
ladder = local()


@contextmanager
def holding(*tanks):
    top = getattr(ladder, "top", float("-inf"))
    if any(tank.id <= top for tank in tanks):
        raise RuntimeError("up the ladder only")
    with everything:
        ladder.top = max(tank.id for tank in tanks)
        try:
            yield
        finally:
            ladder.top = top
