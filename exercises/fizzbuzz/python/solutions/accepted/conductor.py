from threading import Semaphore


class FizzBuzz:
    """The thread of the numbers gives the others their cue, and at the end a last one, for going home."""

    def __init__(self, n):
        self.n = n
        self.over = False
        self.cues = {"fizz": Semaphore(0), "buzz": Semaphore(0), "fizzbuzz": Semaphore(0)}
        self.said = Semaphore(0)

    def number(self, printNumber):
        for x in range(1, self.n + 1):
            word = ("fizz" if x % 3 == 0 else "") + ("buzz" if x % 5 == 0 else "")
            if word:
                self.cues[word].release()
                self.said.acquire()
            else:
                printNumber(x)
        self.over = True
        for cue in self.cues.values():
            cue.release()

    def on_cue(self, word, show):
        while True:
            self.cues[word].acquire()
            if self.over:
                return
            show()
            self.said.release()

    def fizz(self, printFizz):
        self.on_cue("fizz", printFizz)

    def buzz(self, printBuzz):
        self.on_cue("buzz", printBuzz)

    def fizzbuzz(self, printFizzBuzz):
        self.on_cue("fizzbuzz", printFizzBuzz)
