# "If one of them speaks for all, the order cannot be wrong." It is right, but three of the four
# voices never say a word: each was to speak on a thread of its own.
from threading import Condition, Event


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.voices = {}
        self.changed = Condition()
        self.over = Event()

    def lend(self, word, show):
        with self.changed:
            self.voices[word] = show
            self.changed.notify()
        self.over.wait()

    def fizz(self, printFizz):
        self.lend("fizz", printFizz)

    def buzz(self, printBuzz):
        self.lend("buzz", printBuzz)

    def fizzbuzz(self, printFizzBuzz):
        self.lend("fizzbuzz", printFizzBuzz)

    def number(self, printNumber):
        with self.changed:
            self.changed.wait_for(lambda: len(self.voices) == 3)
        for x in range(1, self.n + 1):
            word = ("fizz" if x % 3 == 0 else "") + ("buzz" if x % 5 == 0 else "")
            if word:
                self.voices[word]()
            else:
                printNumber(x)
        self.over.set()
