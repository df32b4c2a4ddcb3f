# "With a lock around every look there is no race, so I can look until it is my turn."
# It is right in the end, but it asks again and again instead of waiting to be told.
from threading import Lock


class FooBar:
    def __init__(self, n):
        self.n = n
        self.turn = "foo"
        self.lock = Lock()

    def in_turn(self, mine, yours, show):
        printed = 0
        while printed < self.n:
            with self.lock:
                if self.turn == mine:
                    show()
                    self.turn = yours
                    printed += 1

    def foo(self, printFoo):
        self.in_turn("foo", "bar", printFoo)

    def bar(self, printBar):
        self.in_turn("bar", "foo", printBar)
