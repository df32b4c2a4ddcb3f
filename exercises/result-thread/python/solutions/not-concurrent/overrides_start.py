# "start() is what I call, so start() is what I write."
# Only the start() of Thread makes a new thread. This one does the work on the thread of the caller.
from threading import Thread


class ResultThread(Thread):
    def __init__(self, work):
        super().__init__()
        self._work = work
        self._value = None
        self._error = None

    def start(self):
        self.run()

    def run(self):
        try:
            self._value = self._work()
        except Exception as error:
            self._error = error

    def result(self):
        if self._error is not None:
            raise self._error
        return self._value
