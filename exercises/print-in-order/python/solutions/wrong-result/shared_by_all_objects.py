# "What the class has, every object has." All objects have the same two events:
# they are set once and stay set, and with the second object nobody waits any more.
from threading import Event


class Foo:
    first_done = Event()
    second_done = Event()

    def first(self, printFirst):
        printFirst()
        self.first_done.set()

    def second(self, printSecond):
        self.first_done.wait()
        printSecond()
        self.second_done.set()

    def third(self, printThird):
        self.second_done.wait()
        printThird()
