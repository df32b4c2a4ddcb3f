class Scheduler:
    def __init__(self):
        self.tasks = []

    def spawn(self, task):
        self.tasks.append(task)

    def run(self):
        results = []
        for task in self.tasks:
            while True:
                try:
                    next(task)
                except StopIteration as end:
                    results.append(end.value)
                    break
        self.tasks = []
        return results
