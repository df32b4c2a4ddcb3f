from threading import Condition


class Mailbox:
    def __init__(self):
        self.letters = []
        self.bell = Condition()

    def put(self, letter):
        with self.bell:
            self.letters.append(letter)
            self.bell.notify()

    def take(self):
        with self.bell:
            self.bell.wait()
            return self.letters.pop(0) if self.letters else None

    def close(self):
        with self.bell:
            self.bell.notify_all()
