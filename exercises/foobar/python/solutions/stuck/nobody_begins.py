# "Each of them waits until the other one has printed." Then nobody is first.
from threading import Semaphore


class FooBar:
    def __init__(self, n):
        self.n = n
        self.may_foo = Semaphore(0)
        self.may_bar = Semaphore(0)

    def foo(self, printFoo):
        for _ in range(self.n):
            self.may_foo.acquire()
            printFoo()
            self.may_bar.release()

    def bar(self, printBar):
        for _ in range(self.n):
            self.may_bar.acquire()
            printBar()
            self.may_foo.release()
