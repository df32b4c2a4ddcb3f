# "Bar begins a moment later, and then both of them sleep equally long, so they stay in step."
# A sleep orders nothing: any of them may end before the other thread takes its next step.
from time import sleep


class FooBar:
    def __init__(self, n):
        self.n = n

    def foo(self, printFoo):
        for _ in range(self.n):
            printFoo()
            sleep(0.2)

    def bar(self, printBar):
        sleep(0.1)
        for _ in range(self.n):
            printBar()
            sleep(0.2)
