# "Within one call I sort, so there is no wrong order."
# A call within a call takes its locks later, in whatever order: the ladder is climbed down.
from contextlib import ExitStack, contextmanager
from threading import RLock


class Tank:
    def __init__(self, id, litres):
        self.id = id
        self.litres = litres
        self.lock = RLock()


@contextmanager
def holding(*tanks):
    with ExitStack() as stack:
        for tank in sorted(set(tanks), key=lambda tank: tank.id):
            stack.enter_context(tank.lock)
        yield
