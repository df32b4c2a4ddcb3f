# "A lock lets only one print at a time, so they print one after the other."
# One at a time, yes, but in any order: a lock does not say whose turn it is.
from threading import Lock


class Foo:
    def __init__(self):
        self.lock = Lock()

    def first(self, printFirst):
        with self.lock:
            printFirst()

    def second(self, printSecond):
        with self.lock:
            printSecond()

    def third(self, printThird):
        with self.lock:
            printThird()
