from threading import Thread


class ResultThread(Thread):
    def __init__(self, work):
        super().__init__(target=self._call, args=(work,))
        self._outcome = None

    def _call(self, work):
        try:
            value = work()
        except BaseException as error:
            self._outcome = (False, error)
        else:
            self._outcome = (True, value)

    def result(self):
        self.join()
        succeeded, outcome = self._outcome
        if succeeded:
            return outcome
        raise outcome
