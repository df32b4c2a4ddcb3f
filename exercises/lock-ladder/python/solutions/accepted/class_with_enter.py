from threading import Lock, get_ident


class Tank:
    def __init__(self, id, litres):
        self.id = id
        self.litres = litres
        self.lock = Lock()


held = {}


class holding:
    def __init__(self, *tanks):
        self.tanks = sorted({tank.id: tank for tank in tanks}.items())

    def __enter__(self):
        mine = held.setdefault(get_ident(), [])
        if mine and self.tanks[0][0] <= mine[-1][0]:
            raise Exception("wrong way")
        for id, tank in self.tanks:
            tank.lock.acquire()
            mine.append((id, tank))
        return self

    def __exit__(self, kind, value, traceback):
        for _ in self.tanks:
            _, tank = held[get_ident()].pop()
            tank.lock.release()
