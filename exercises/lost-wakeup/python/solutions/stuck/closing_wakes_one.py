# "One ring is enough, also for closing." Two are waiting: one goes home, the other one sits there for ever.
from threading import Condition


class Mailbox:
    def __init__(self):
        self.letters = []
        self.closed = False
        self.bell = Condition()

    def put(self, letter):
        with self.bell:
            self.letters.append(letter)
            self.bell.notify()

    def take(self):
        with self.bell:
            while not self.letters and not self.closed:
                self.bell.wait()
            return self.letters.pop(0) if self.letters else None

    def close(self):
        with self.bell:
            self.closed = True
            self.bell.notify()
