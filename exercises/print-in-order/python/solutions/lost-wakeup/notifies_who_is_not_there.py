# "The second waits until the first notifies it."
# If the first one is done before the second one waits, nobody hears the notification, and it is not repeated.
from threading import Condition


class Foo:
    def __init__(self):
        self.first_done = Condition()
        self.second_done = Condition()

    def first(self, printFirst):
        with self.first_done:
            printFirst()
            self.first_done.notify()

    def second(self, printSecond):
        with self.first_done:
            self.first_done.wait()
        with self.second_done:
            printSecond()
            self.second_done.notify()

    def third(self, printThird):
        with self.second_done:
            self.second_done.wait()
            printThird()
