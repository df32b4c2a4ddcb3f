# "Two forks have been put down: somebody can eat now."
# Two can, one on each side, and one of them is never told while the other one eats.
from threading import Condition


class DiningPhilosophers:
    def __init__(self, seats):
        self.seats = seats
        self.changed = Condition()
        self.eating = set()

    def wantsToEat(self, philosopher, pickLeftFork, pickRightFork, eat, putLeftFork, putRightFork):
        neighbours = {(philosopher + 1) % self.seats, (philosopher - 1) % self.seats}
        with self.changed:
            self.changed.wait_for(lambda: not neighbours & self.eating)
            self.eating.add(philosopher)
        pickLeftFork()
        pickRightFork()
        eat()
        putLeftFork()
        putRightFork()
        with self.changed:
            self.eating.remove(philosopher)
            self.changed.notify()
