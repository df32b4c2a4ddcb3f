# "Each of them counts only once, so nobody gets lost." Two count at the same time, and only one stroke is on the paper.
from threading import Semaphore


class CyclicBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.gate = Semaphore(0)

    def wait(self):
        self.arrived += 1
        if self.arrived % self.parties == 0:
            self.gate.release(self.parties)
        self.gate.acquire()
