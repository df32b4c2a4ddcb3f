# "next gives it a turn."
# A task that has ended raises StopIteration: somebody has to expect that.
from collections import deque


class Scheduler:
    def __init__(self):
        self.ready = deque()

    def spawn(self, task):
        self.ready.append(task)

    def run(self):
        results = []
        while self.ready:
            task = self.ready.popleft()
            results.append(next(task))
            self.ready.append(task)
        return results
