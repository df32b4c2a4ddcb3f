# "It is the turn of one thread, so it is enough to wake one."
# It may be a wrong one: it sees that the number is not its own and waits again, and the right one sleeps on.
from threading import Condition


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.current = 1
        self.changed = Condition()

    def say(self, mine, show):
        with self.changed:
            while True:
                while self.current <= self.n and not mine(self.current):
                    self.changed.wait()
                if self.current > self.n:
                    return
                show(self.current)
                self.current += 1
                self.changed.notify()

    def fizz(self, printFizz):
        self.say(lambda x: x % 3 == 0 and x % 5 != 0, lambda x: printFizz())

    def buzz(self, printBuzz):
        self.say(lambda x: x % 5 == 0 and x % 3 != 0, lambda x: printBuzz())

    def fizzbuzz(self, printFizzBuzz):
        self.say(lambda x: x % 15 == 0, lambda x: printFizzBuzz())

    def number(self, printNumber):
        self.say(lambda x: x % 3 != 0 and x % 5 != 0, printNumber)
