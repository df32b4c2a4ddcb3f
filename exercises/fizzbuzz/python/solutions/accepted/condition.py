from threading import Condition


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.current = 1
        self.changed = Condition()

    def say(self, mine, show):
        with self.changed:
            while True:
                self.changed.wait_for(lambda: self.current > self.n or mine(self.current))
                if self.current > self.n:
                    return
                show(self.current)
                self.current += 1
                self.changed.notify_all()

    def fizz(self, printFizz):
        self.say(lambda x: x % 3 == 0 and x % 5 != 0, lambda x: printFizz())

    def buzz(self, printBuzz):
        self.say(lambda x: x % 5 == 0 and x % 3 != 0, lambda x: printBuzz())

    def fizzbuzz(self, printFizzBuzz):
        self.say(lambda x: x % 15 == 0, lambda x: printFizzBuzz())

    def number(self, printNumber):
        self.say(lambda x: x % 3 != 0 and x % 5 != 0, printNumber)
