# "A list as an attribute, and each thread appends its result."
# The list was made once, with the class. All threads append to the same one, and all read its first element.
from threading import Thread


class ResultThread(Thread):
    results = []
    errors = []

    def __init__(self, work):
        super().__init__()
        self._work = work

    def run(self):
        try:
            self.results.append(self._work())
        except Exception as error:
            self.errors.append(error)

    def result(self):
        self.join()
        if self.errors:
            raise self.errors[0]
        return self.results[0]
