# "result() gives back what came out, and in this case that is an exception."
# A returned exception looks like a value: the caller goes on as if nothing had happened.
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
        return self._outcome
