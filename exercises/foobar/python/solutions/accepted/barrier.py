from threading import Barrier


class FooBar:
    """They meet twice in each round: after foo, and after bar."""

    def __init__(self, n):
        self.n = n
        self.meeting = Barrier(2)

    def foo(self, printFoo):
        for _ in range(self.n):
            printFoo()
            self.meeting.wait()
            self.meeting.wait()

    def bar(self, printBar):
        for _ in range(self.n):
            self.meeting.wait()
            printBar()
            self.meeting.wait()
