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
            self.bell.wait_for(lambda: self.letters or self.closed)
            return self.letters.pop(0) if self.letters else None

    def close(self):
        with self.bell:
            self.closed = True
            self.bell.notify_all()
