# "Each sets an event when it comes, and waits for the other one's."
# In the second round both events are set already, and nobody waits for the new gift.
from threading import Event


class Rendezvous:
    def __init__(self):
        self.a_is_here = Event()
        self.b_is_here = Event()
        self.gifts = {"a": [], "b": []}

    def meet_a(self, gift):
        self.gifts["a"].append(gift)
        self.a_is_here.set()
        self.b_is_here.wait()
        return self.gifts["b"][-1]

    def meet_b(self, gift):
        self.gifts["b"].append(gift)
        self.b_is_here.set()
        self.a_is_here.wait()
        return self.gifts["a"][-1]
