from threading import Condition


class FooBar:
    def __init__(self, n):
        self.n = n
        self.turn = "foo"
        self.changed = Condition()

    def in_turn(self, mine, yours, show):
        for _ in range(self.n):
            with self.changed:
                while self.turn != mine:
                    self.changed.wait()
                show()
                self.turn = yours
                self.changed.notify()

    def foo(self, printFoo):
        self.in_turn("foo", "bar", printFoo)

    def bar(self, printBar):
        self.in_turn("bar", "foo", printBar)
