from threading import Thread


class ResultThread(Thread):
    def __init__(self, work):
        super().__init__()
        self._work = work
        self._value = None

    def run(self):
        try:
            self._value = self._work()
        except Exception:
            pass  # What shall we do? There is nobody here to tell it to.

    def result(self):
        self.join()
        return self._value
