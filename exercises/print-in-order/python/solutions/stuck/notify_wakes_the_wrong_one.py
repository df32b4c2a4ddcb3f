# "Somebody is waiting, so I notify somebody."
# It may be the third one that is woken: it sees that it is not its turn and waits again, and the second one sleeps on.
from threading import Condition


class Foo:
    def __init__(self):
        self.changed = Condition()
        self.printed = 0

    def at_turn(self, turn, show):
        with self.changed:
            while self.printed != turn:
                self.changed.wait()
            show()
            self.printed += 1
            self.changed.notify()

    def first(self, printFirst):
        self.at_turn(0, printFirst)

    def second(self, printSecond):
        self.at_turn(1, printSecond)

    def third(self, printThird):
        self.at_turn(2, printThird)
