from threading import Lock, Semaphore


class DiningPhilosophers:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]
        self.room = Semaphore(seats - 1)

    def wantsToEat(self, philosopher, pickLeftFork, pickRightFork, eat, putLeftFork, putRightFork):
        with self.room:
            left = self.forks[philosopher]
            right = self.forks[(philosopher + 1) % len(self.forks)]
            with left:
                pickLeftFork()
                with right:
                    pickRightFork()
                    eat()
                    putRightFork()
                putLeftFork()
