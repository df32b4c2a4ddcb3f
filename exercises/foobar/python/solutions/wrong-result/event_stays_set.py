# "Whoever has printed sets the other one's event." Nobody ever clears it:
# from the second round on both events are set, and nobody waits any more.
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

    def bar(self, printBar):
        for _ in range(self.n):
            self.may_bar.wait()
            printBar()
            self.may_foo.set()
