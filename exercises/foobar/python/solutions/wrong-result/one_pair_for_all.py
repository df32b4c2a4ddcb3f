# "The class has its two semaphores."
# All objects share them then, and what the last round of one object leaves behind lets the next object's foo go twice.
from threading import Semaphore


class FooBar:
    printed_foo = Semaphore(0)
    printed_bar = Semaphore(0)

    def __init__(self, n):
        self.n = n

    def foo(self, printFoo):
        for round in range(self.n):
            if round > 0:
                self.printed_bar.acquire()
            printFoo()
            self.printed_foo.release()

    def bar(self, printBar):
        for _ in range(self.n):
            self.printed_foo.acquire()
            printBar()
            self.printed_bar.release()
