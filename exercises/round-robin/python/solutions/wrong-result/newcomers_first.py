# "A new task should not have to wait."
# The others wait, too, and have waited longer.
from collections import deque


class Scheduler:
    def __init__(self):
        self.ready = deque()

    def spawn(self, task):
        self.ready.appendleft(task)

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
