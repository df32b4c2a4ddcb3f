from contextlib import ExitStack, contextmanager
from threading import Lock, local


class Tank:
    def __init__(self, id, litres):
        self.id = id
        self.litres = litres
        self.lock = Lock()


class Rungs(local):
    def __init__(self):
        self.held = []


rungs = Rungs()


@contextmanager
def holding(*tanks):
    by_id = {tank.id: tank for tank in tanks}
    if any(wanted <= held for wanted in by_id for held in rungs.held):
        raise ValueError(f"{sorted(by_id)} while holding {rungs.held}")
    with ExitStack() as stack:
        for id in sorted(by_id):
            stack.enter_context(by_id[id].lock)
        rungs.held.extend(by_id)
        try:
            yield
        finally:
            del rungs.held[-len(by_id):]
