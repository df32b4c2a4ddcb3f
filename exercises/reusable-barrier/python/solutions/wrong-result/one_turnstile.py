# "The last one hands out a permit for each."
# A quick one comes back and takes the permit of a slow one: he goes on alone, and the slow one stays behind.
from threading import Lock, Semaphore


class CyclicBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.lock = Lock()
        self.gate = Semaphore(0)

    def wait(self):
        with self.lock:
            self.arrived += 1
            if self.arrived == self.parties:
                self.arrived = 0
                self.gate.release(self.parties)
        self.gate.acquire()
