from threading import Semaphore


class Rendezvous:
    def __init__(self):
        self.gift_of_a = None
        self.gift_of_b = None
        self.a_is_here = Semaphore(0)
        self.b_is_here = Semaphore(0)

    def meet_a(self, gift):
        self.gift_of_a = gift
        self.b_is_here.acquire()
        self.a_is_here.release()
        return self.gift_of_b

    def meet_b(self, gift):
        self.gift_of_b = gift
        self.a_is_here.acquire()
        self.b_is_here.release()
        return self.gift_of_a
