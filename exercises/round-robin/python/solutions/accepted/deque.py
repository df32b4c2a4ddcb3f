"""A ready queue, and a loop that turns it."""
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
            try:
                next(task)
            except StopIteration as end:
                results.append(end.value)
            else:
                self.ready.append(task)
        return results
