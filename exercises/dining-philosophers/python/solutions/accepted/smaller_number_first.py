from threading import Lock


class DiningPhilosophers:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]

    def wantsToEat(self, philosopher, pickLeftFork, pickRightFork, eat, putLeftFork, putRightFork):
        left = self.forks[philosopher]
        right = self.forks[(philosopher + 1) % len(self.forks)]
        first, second = (left, right) if philosopher + 1 < len(self.forks) else (right, left)
        with first, second:
            pickLeftFork()
            pickRightFork()
            eat()
            putLeftFork()
            putRightFork()
