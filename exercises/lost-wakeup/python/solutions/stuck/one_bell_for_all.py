# "The bell of the post office rings for everybody."
# It wakes one of those who wait, and that may be somebody at another mailbox: he sits down again, and nobody takes the letter.
from threading import Condition

bell = Condition()


class Mailbox:
    def __init__(self):
        self.letters = []
        self.closed = False

    def put(self, letter):
        with bell:
            self.letters.append(letter)
            bell.notify()

    def take(self):
        with bell:
            bell.wait_for(lambda: self.letters or self.closed)
            return self.letters.pop(0) if self.letters else None

    def close(self):
        with bell:
            self.closed = True
            bell.notify_all()
