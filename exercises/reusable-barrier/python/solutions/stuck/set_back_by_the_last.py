# "The last one sets the count back to 0, for the next round."
# The others are woken, see a count of 0 instead of all, and wait again.
from threading import Condition


class CyclicBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.changed = Condition()

    def wait(self):
        with self.changed:
            self.arrived += 1
            if self.arrived == self.parties:
                self.changed.notify_all()
                self.arrived = 0
                return
            while self.arrived < self.parties:
                self.changed.wait()
