# "A variable says whose turn it is; the other one looks until it is its own."
# Nothing orders the write with the look, and the looking keeps a processor busy.
class FooBar:
    def __init__(self, n):
        self.n = n
        self.turn = "foo"

    def foo(self, printFoo):
        for _ in range(self.n):
            while self.turn != "foo":
                pass
            printFoo()
            self.turn = "bar"

    def bar(self, printBar):
        for _ in range(self.n):
            while self.turn != "bar":
                pass
            printBar()
            self.turn = "foo"
