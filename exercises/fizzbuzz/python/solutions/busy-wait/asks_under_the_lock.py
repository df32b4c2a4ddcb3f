# "With a lock around the look, the print and the counting nothing can go wrong."
# The words come out right. But three threads take the lock again and again only to see that it is not their turn.
from threading import Lock


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.current = 1
        self.lock = Lock()

    def say(self, mine, show):
        while True:
            with self.lock:
                if self.current > self.n:
                    return
                if mine(self.current):
                    show(self.current)
                    self.current += 1

    def fizz(self, printFizz):
        self.say(lambda x: x % 3 == 0 and x % 5 != 0, lambda x: printFizz())

    def buzz(self, printBuzz):
        self.say(lambda x: x % 5 == 0 and x % 3 != 0, lambda x: printBuzz())

    def fizzbuzz(self, printFizzBuzz):
        self.say(lambda x: x % 15 == 0, lambda x: printFizzBuzz())

    def number(self, printNumber):
        self.say(lambda x: x % 3 != 0 and x % 5 != 0, printNumber)
