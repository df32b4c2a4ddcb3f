# "My __init__ sets all my attributes; there is nothing left for the one of Thread."
# The part of the object that is a thread is made by Thread.__init__. Without it start() finds none.
from threading import Thread


class ResultThread(Thread):
    def __init__(self, work):
        self._work = work
        self._value = None
        self._error = None

    def run(self):
        try:
            self._value = self._work()
        except Exception as error:
            self._error = error

    def result(self):
        self.join()
        if self._error is not None:
            raise self._error
        return self._value
