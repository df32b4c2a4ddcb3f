# "The thread was started long ago, so the value is there."
# To start a thread is not to wait for it: the answer is asked for before the work has begun.
from threading import Thread


class ResultThread(Thread):
    def __init__(self, work):
        super().__init__()
        self._work = work
        self._value = None
        self._error = None

    def run(self):
        try:
            self._value = self._work()
        except Exception as error:
            self._error = error

    def result(self):
        if self._error is not None:
            raise self._error
        return self._value
