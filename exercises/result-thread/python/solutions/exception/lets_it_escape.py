# "run() need not catch anything: the exception comes out of join()."
# An exception that leaves run() ends the thread, and here the program. Nobody is above run() who could catch it.
from threading import Thread


class ResultThread(Thread):
    def __init__(self, work):
        super().__init__()
        self._work = work
        self._value = None

    def run(self):
        self._value = self._work()

    def result(self):
        self.join()
        return self._value
