# "15 is divisible by 3, so fizz says it, by 5, so buzz says it, and fizzbuzz says it as well."
# They all meet for every number, as they should, but three of them claim the same one.
from threading import Barrier


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.next = Barrier(4)

    def each(self, mine, show):
        for x in range(1, self.n + 1):
            if mine(x):
                show(x)
            self.next.wait()

    def fizz(self, printFizz):
        self.each(lambda x: x % 3 == 0, lambda x: printFizz())

    def buzz(self, printBuzz):
        self.each(lambda x: x % 5 == 0, lambda x: printBuzz())

    def fizzbuzz(self, printFizzBuzz):
        self.each(lambda x: x % 15 == 0, lambda x: printFizzBuzz())

    def number(self, printNumber):
        self.each(lambda x: x % 3 != 0 and x % 5 != 0, printNumber)
