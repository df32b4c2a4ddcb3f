# "What stands in the class, each object has."
# What stands in the class is there once: the letters of all mailboxes lie in the same box.
from threading import Condition


class Mailbox:
    letters = []
    closed = False
    bell = Condition()

    def put(self, letter):
        with self.bell:
            self.letters.append(letter)
            self.bell.notify_all()

    def take(self):
        with self.bell:
            self.bell.wait_for(lambda: self.letters or self.closed)
            return self.letters.pop(0) if self.letters else None

    def close(self):
        with self.bell:
            self.closed = True
            self.bell.notify_all()
