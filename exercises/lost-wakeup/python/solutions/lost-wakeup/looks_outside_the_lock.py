# "I look first whether there is a letter, and wait only if there is none."
# It looks, then it takes the lock. In between the letter comes, and the bell rings for nobody.
from threading import Condition


class Mailbox:
    def __init__(self):
        self.letters = []
        self.closed = []
        self.bell = Condition()

    def put(self, letter):
        with self.bell:
            self.letters.append(letter)
            self.bell.notify()

    def take(self):
        while not self.letters and not self.closed:
            with self.bell:
                self.bell.wait()
        try:
            return self.letters.pop(0)
        except IndexError:
            return None

    def close(self):
        with self.bell:
            self.closed.append(True)
            self.bell.notify_all()
