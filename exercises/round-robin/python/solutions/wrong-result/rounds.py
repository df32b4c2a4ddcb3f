# "In every round each task has a turn."
# One that comes late has to stand behind those that wait, not behind those that had their turn already: its spawner goes behind it.
from collections import deque


class Scheduler:
    def __init__(self):
        self.ready = deque()

    def spawn(self, task):
        self.ready.append(task)

    def run(self):
        results = []
        while self.ready:
            for task in list(self.ready):
                try:
                    next(task)
                except StopIteration as end:
                    results.append(end.value)
                    self.ready.remove(task)
        return results
