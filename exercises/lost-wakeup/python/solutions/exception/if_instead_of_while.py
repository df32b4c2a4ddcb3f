# "The bell has rung, so there is a letter." Somebody who came in just then has taken it already.
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
            if not self.letters and not self.closed:
                self.bell.wait()
            if self.closed and not self.letters:
                return None
            return self.letters.pop(0)

    def close(self):
        with self.bell:
            self.closed = True
            self.bell.notify_all()
