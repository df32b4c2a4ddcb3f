# "The constructor calls the work, and the thread keeps what came out."
# work() is a call, here and now, on the thread that makes the object. Only run() is called on the new thread.
from threading import Thread


class ResultThread(Thread):
    def __init__(self, work):
        super().__init__()
        self._error = None
        try:
            self._value = work()
        except Exception as error:
            self._error = error

    def result(self):
        self.join()
        if self._error is not None:
            raise self._error
        return self._value
