# "wait_for() waits until there is something: let the letter itself be what it waits for."
# An empty letter counts as false, too. It is taken out and lost, and whoever took it waits on.
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
        def letter():
            return self.letters.pop(0) if self.letters else None

        with self.bell:
            while not (taken := letter()) and not self.closed:
                self.bell.wait()
            return taken

    def close(self):
        with self.bell:
            self.closed = True
            self.bell.notify_all()
