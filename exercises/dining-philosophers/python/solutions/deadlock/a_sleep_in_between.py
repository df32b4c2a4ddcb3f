# "If each takes a little rest, they do not all reach at the same time."
# The rest may end before anybody else takes a step: the circle closes all the same.
from threading import Lock
from time import sleep


class DiningPhilosophers:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]

    def wantsToEat(self, philosopher, pickLeftFork, pickRightFork, eat, putLeftFork, putRightFork):
        left = self.forks[philosopher]
        right = self.forks[(philosopher + 1) % len(self.forks)]
        with left:
            pickLeftFork()
            sleep(0.01 * philosopher)
            with right:
                pickRightFork()
                eat()
                putRightFork()
            putLeftFork()
