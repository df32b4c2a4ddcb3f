from threading import Event, Thread


class ResultThread(Thread):
    def __init__(self, work):
        Thread.__init__(self)
        self.work = work
        self.done = Event()

    def run(self):
        try:
            self.value = self.work()
        except Exception as error:
            self.error = error
        finally:
            self.done.set()

    def result(self):
        self.done.wait()
        if hasattr(self, "error"):
            raise self.error
        return self.value
