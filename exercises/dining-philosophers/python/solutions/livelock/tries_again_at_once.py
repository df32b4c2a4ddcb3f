# "If I cannot have the second one I give the first one back, and try again."
# In lockstep all of them take one, find the other one taken, and give it back, for ever: nobody rests in between.
from threading import Lock


class DiningPhilosophers:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]

    def wantsToEat(self, philosopher, pickLeftFork, pickRightFork, eat, putLeftFork, putRightFork):
        left = self.forks[philosopher]
        right = self.forks[(philosopher + 1) % len(self.forks)]
        while True:
            left.acquire()
            if right.acquire(blocking=False):
                break
            left.release()
        pickLeftFork()
        pickRightFork()
        eat()
        putLeftFork()
        putRightFork()
        left.release()
        right.release()
