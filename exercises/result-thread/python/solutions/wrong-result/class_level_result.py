# "The result of ResultThread belongs into ResultThread."
# An attribute of the class is there once, for all threads together: the second one overwrites the answer of the first.
from threading import Thread


class ResultThread(Thread):
    value = None
    error = None

    def __init__(self, work):
        super().__init__()
        self._work = work

    def run(self):
        try:
            ResultThread.value = self._work()
        except Exception as error:
            ResultThread.error = error

    def result(self):
        self.join()
        if ResultThread.error is not None:
            raise ResultThread.error
        return ResultThread.value
