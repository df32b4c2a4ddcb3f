# "If what I kept is an exception, the work has failed."
# It may have returned the exception. Whether it failed has to be remembered apart from what came out.
from threading import Thread


class ResultThread(Thread):
    def __init__(self, work):
        super().__init__()
        self._work = work
        self._outcome = None

    def run(self):
        try:
            self._outcome = self._work()
        except Exception as error:
            self._outcome = error

    def result(self):
        self.join()
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome
