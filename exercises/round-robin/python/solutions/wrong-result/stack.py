# "Append and pop, that is a queue."
# It is a stack: the last one to come is always first, and the others wait until it has ended.
from collections import deque


class Scheduler:
    def __init__(self):
        self.ready = deque()

    def spawn(self, task):
        self.ready.append(task)

    def run(self):
        results = []
        while self.ready:
            task = self.ready.pop()
            try:
                next(task)
            except StopIteration as end:
                results.append(end.value)
            else:
                self.ready.append(task)
        return results
