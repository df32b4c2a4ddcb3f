class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.current = 1

    def say(self, mine, show):
        while self.current <= self.n:
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
