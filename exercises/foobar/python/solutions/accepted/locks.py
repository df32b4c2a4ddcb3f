from threading import Lock


class FooBar:
    """Two locks as gates: whoever goes through his own closes it behind him, and opens the other one's."""

    def __init__(self, n):
        self.n = n
        self.foo_gate = Lock()
        self.bar_gate = Lock()
        self.bar_gate.acquire()

    def foo(self, printFoo):
        for _ in range(self.n):
            self.foo_gate.acquire()
            printFoo()
            self.bar_gate.release()

    def bar(self, printBar):
        for _ in range(self.n):
            self.bar_gate.acquire()
            printBar()
            self.foo_gate.release()
