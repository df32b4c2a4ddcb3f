# "If one eats at a time, nobody is in the way."
# That is so, and everybody else watches: those who share no fork could eat together.
from threading import Lock


class DiningPhilosophers:
    def __init__(self, seats):
        self.table = Lock()

    def wantsToEat(self, philosopher, pickLeftFork, pickRightFork, eat, putLeftFork, putRightFork):
        with self.table:
            pickLeftFork()
            pickRightFork()
            eat()
            putLeftFork()
            putRightFork()
