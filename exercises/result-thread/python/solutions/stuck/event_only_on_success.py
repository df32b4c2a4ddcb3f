# "When the value is there, I set the event."
# If the work fails there is never a value: whoever waits for the event waits for ever.
from threading import Event, Thread


class ResultThread(Thread):
    def __init__(self, work):
        super().__init__()
        self._work = work
        self._ready = Event()
        self._error = None

    def run(self):
        try:
            self._value = self._work()
            self._ready.set()
        except Exception as error:
            self._error = error

    def result(self):
        self._ready.wait()
        if self._error is not None:
            raise self._error
        return self._value
