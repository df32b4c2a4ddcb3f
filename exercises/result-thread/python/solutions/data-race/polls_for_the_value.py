# "When the value is no longer None, it has been written."
# Nothing orders the write with the reads, and a work that returns None is waited for for ever.
from threading import Thread
from time import sleep


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
        while self._value is None and self._error is None:
            sleep(0.01)
        if self._error is not None:
            raise self._error
        return self._value
