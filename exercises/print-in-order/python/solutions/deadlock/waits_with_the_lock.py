# "Everything under one lock, to be on the safe side, and events for the order."
# Whoever waits for an event keeps the lock, and the one who would set the event needs it.
from threading import Event, Lock


class Foo:
    def __init__(self):
        self.lock = Lock()
        self.first_done = Event()
        self.second_done = Event()

    def first(self, printFirst):
        with self.lock:
            printFirst()
            self.first_done.set()

    def second(self, printSecond):
        with self.lock:
            self.first_done.wait()
            printSecond()
            self.second_done.set()

    def third(self, printThird):
        with self.lock:
            self.second_done.wait()
            printThird()
