from threading import Lock


class FooBar:
    def __init__(self, n):
        self.n = n
        self.lock = Lock()

    def foo(self, printFoo):
        for _ in range(self.n):
            with self.lock:
                printFoo()

    def bar(self, printBar):
        for _ in range(self.n):
            with self.lock:
                printBar()
