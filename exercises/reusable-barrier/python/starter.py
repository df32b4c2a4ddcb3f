from threading import Condition


class CyclicBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.changed = Condition()

    def wait(self):
        with self.changed:
            self.arrived += 1
            while self.arrived < self.parties:
                self.changed.wait()
            self.changed.notify_all()
