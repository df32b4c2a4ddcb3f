# "I tell the other one first, and then I clear my own event."
# In between the other one may print and set the event again: then the clearing wipes out a signal that nobody has seen.
from threading import Event


class FooBar:
    def __init__(self, n):
        self.n = n
        self.may_foo = Event()
        self.may_bar = Event()
        self.may_foo.set()

    def foo(self, printFoo):
        for _ in range(self.n):
            self.may_foo.wait()
            printFoo()
            self.may_bar.set()
            self.may_foo.clear()

    def bar(self, printBar):
        for _ in range(self.n):
            self.may_bar.wait()
            printBar()
            self.may_foo.set()
            self.may_bar.clear()
