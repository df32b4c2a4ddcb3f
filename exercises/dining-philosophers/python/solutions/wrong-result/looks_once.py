# "Who was woken can eat."
# It was one neighbour who got up; the other one may still be eating, or be eating again.
from threading import Condition


class DiningPhilosophers:
    def __init__(self, seats):
        self.seats = seats
        self.changed = Condition()
        self.eating = set()

    def wantsToEat(self, philosopher, pickLeftFork, pickRightFork, eat, putLeftFork, putRightFork):
        neighbours = {(philosopher + 1) % self.seats, (philosopher - 1) % self.seats}
        with self.changed:
            if neighbours & self.eating:
                self.changed.wait()
            self.eating.add(philosopher)
        pickLeftFork()
        pickRightFork()
        eat()
        putLeftFork()
        putRightFork()
        with self.changed:
            self.eating.remove(philosopher)
            self.changed.notify_all()
