# "Nobody fights over forks when a waiter feeds them: a thread for each meal, that takes the forks in order."
# They are fed in the right order, but each was to eat on his own thread.
from threading import Lock, Thread


class DiningPhilosophers:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]

    def wantsToEat(self, philosopher, pickLeftFork, pickRightFork, eat, putLeftFork, putRightFork):
        right = (philosopher + 1) % len(self.forks)
        lower, higher = self.forks[min(philosopher, right)], self.forks[max(philosopher, right)]

        def serve():
            with lower, higher:
                pickLeftFork()
                pickRightFork()
                eat()
                putLeftFork()
                putRightFork()

        waiter = Thread(target=serve)
        waiter.start()
        waiter.join()
