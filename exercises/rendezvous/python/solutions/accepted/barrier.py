from threading import Barrier


class Rendezvous:
    """They meet twice: when both gifts lie there, and when both are taken."""

    def __init__(self):
        self.gifts = {}
        self.bridge = Barrier(2)

    def meet(self, mine, theirs, gift):
        self.gifts[mine] = gift
        self.bridge.wait()
        got = self.gifts[theirs]
        self.bridge.wait()
        return got

    def meet_a(self, gift):
        return self.meet("a", "b", gift)

    def meet_b(self, gift):
        return self.meet("b", "a", gift)
