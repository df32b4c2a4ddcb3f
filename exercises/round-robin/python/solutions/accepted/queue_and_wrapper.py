"""`queue.Queue` as the ready queue; each task is wrapped in a generator that notes its result, so `next` needs a default only."""
from queue import Empty, Queue

DONE = object()


class Scheduler:
    def __init__(self):
        self.ready = Queue()
        self.results = []

    def noting(self, task):
        self.results.append((yield from task))

    def spawn(self, task):
        self.ready.put(self.noting(task))

    def run(self):
        self.results = []
        while True:
            try:
                task = self.ready.get_nowait()
            except Empty:
                return self.results
            if next(task, DONE) is not DONE:
                self.ready.put(task)
