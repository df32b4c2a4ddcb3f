from threading import Condition, Thread


class ResultThread(Thread):
    def __init__(self, work):
        super().__init__(name="result")
        self.work = work
        self.changed = Condition()
        self.outcome = []

    def run(self):
        try:
            value = self.work()
            outcome = lambda: value
        except Exception as error:
            problem = error

            def outcome():
                raise problem

        with self.changed:
            self.outcome.append(outcome)
            self.changed.notify_all()

    def result(self):
        with self.changed:
            while not self.outcome:
                self.changed.wait()
        return self.outcome[0]()
