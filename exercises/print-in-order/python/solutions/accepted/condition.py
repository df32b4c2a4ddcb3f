from threading import Condition


class Foo:
    def __init__(self):
        self.changed = Condition()
        self.printed = 0

    def at_turn(self, turn, show):
        with self.changed:
            self.changed.wait_for(lambda: self.printed == turn)
            show()
            self.printed += 1
            self.changed.notify_all()

    def first(self, printFirst):
        self.at_turn(0, printFirst)

    def second(self, printSecond):
        self.at_turn(1, printSecond)

    def third(self, printThird):
        self.at_turn(2, printThird)
