# "As long as it is alive, I look again."
# Asking without a pause keeps a processor busy until the thread has ended. join() waits, and costs nothing.
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
        while self.is_alive():
            pass
        if self._error is not None:
            raise self._error
        return self._value
