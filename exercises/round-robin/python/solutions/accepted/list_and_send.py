"""A list whose first element has its turn, `send(None)` in place of `next`."""


class Scheduler:
    def __init__(self):
        self._ready = []

    def spawn(self, task):
        self._ready.append(task)

    def run(self):
        ended = []
        while len(self._ready) > 0:
            task = self._ready.pop(0)
            if not self._turn(task, ended):
                self.spawn(task)
        return ended

    def _turn(self, task, ended):
        try:
            task.send(None)
            return False
        except StopIteration as end:
            ended.append(end.value)
            return True
