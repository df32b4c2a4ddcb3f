# "The barrier brings them together, and then each reads the other one's field."
# It holds for the first time. With the next gift one of them writes the field that the other one may still be reading.
from threading import Barrier


class Rendezvous:
    def __init__(self):
        self.gift_of_a = None
        self.gift_of_b = None
        self.bridge = Barrier(2)

    def meet_a(self, gift):
        self.gift_of_a = gift
        self.bridge.wait()
        return self.gift_of_b

    def meet_b(self, gift):
        self.gift_of_b = gift
        self.bridge.wait()
        return self.gift_of_a
