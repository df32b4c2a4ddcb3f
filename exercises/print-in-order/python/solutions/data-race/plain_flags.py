# "A flag says that the first one is done; the second one looks until it is set."
# Nothing orders the write of the flag with the look, and the looking keeps a processor busy.
class Foo:
    def __init__(self):
        self.printed = 0

    def first(self, printFirst):
        printFirst()
        self.printed = 1

    def second(self, printSecond):
        while self.printed < 1:
            pass
        printSecond()
        self.printed = 2

    def third(self, printThird):
        while self.printed < 2:
            pass
        printThird()
