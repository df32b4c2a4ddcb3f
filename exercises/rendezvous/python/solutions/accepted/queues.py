from queue import Queue


class Rendezvous:
    """One queue for each direction."""

    def __init__(self):
        self.to_a = Queue()
        self.to_b = Queue()

    def meet_a(self, gift):
        self.to_b.put(gift)
        return self.to_a.get()

    def meet_b(self, gift):
        self.to_a.put(gift)
        return self.to_b.get()
