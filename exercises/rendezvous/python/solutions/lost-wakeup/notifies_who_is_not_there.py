# "I tell the other one that I am here, and wait until he tells me."
# Whoever comes first tells nobody. The second one's word wakes him, but his own was lost, and the second one waits for it.
from threading import Condition, Lock


class Rendezvous:
    def __init__(self):
        self.lock = Lock()
        self.a_came = Condition(self.lock)
        self.b_came = Condition(self.lock)
        self.gift_of_a = None
        self.gift_of_b = None

    def meet_a(self, gift):
        with self.lock:
            self.gift_of_a = gift
            self.a_came.notify()
            self.b_came.wait()
            return self.gift_of_b

    def meet_b(self, gift):
        with self.lock:
            self.gift_of_b = gift
            self.b_came.notify()
            self.a_came.wait()
            return self.gift_of_a
