# "The last one to come wakes the one who waits." With three of them two wait, and one is woken.
from threading import Condition


class CyclicBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.round = 0
        self.changed = Condition()

    def wait(self):
        with self.changed:
            mine = self.round
            self.arrived += 1
            if self.arrived == self.parties:
                self.arrived = 0
                self.round += 1
                self.changed.notify()
            while self.round == mine:
                self.changed.wait()
