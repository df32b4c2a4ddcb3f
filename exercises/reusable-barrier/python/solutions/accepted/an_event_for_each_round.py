from threading import Event, Lock


class CyclicBarrier:
    """Each round has an event of its own; the last one to come sets it, and lays out a new one."""

    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.all_here = Event()
        self.lock = Lock()

    def wait(self):
        with self.lock:
            mine = self.all_here
            self.arrived += 1
            if self.arrived == self.parties:
                self.arrived = 0
                self.all_here = Event()
                mine.set()
        mine.wait()
