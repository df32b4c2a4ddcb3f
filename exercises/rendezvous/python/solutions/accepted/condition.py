from threading import Condition


class Rendezvous:
    """Everything that was ever brought is kept: the n-th of A is for the n-th of B."""

    def __init__(self):
        self.changed = Condition()
        self.from_a = []
        self.from_b = []

    def meet(self, mine, theirs, gift):
        with self.changed:
            mine.append(gift)
            self.changed.notify()
            round = len(mine)
            self.changed.wait_for(lambda: len(theirs) >= round)
            return theirs[round - 1]

    def meet_a(self, gift):
        return self.meet(self.from_a, self.from_b, gift)

    def meet_b(self, gift):
        return self.meet(self.from_b, self.from_a, gift)
