from threading import Thread


class Call(Thread):
    def __init__(self, work, index):
        super().__init__(name=f"call {index}")
        self.work = work
        self.index = index
        self.result = None

    def run(self):
        self.result = self.work(self.index)


def run_all(work, count):
    calls = [Call(work, index) for index in range(count)]
    for call in calls:
        call.start()
    for call in calls:
        call.join()
    return [call.result for call in calls]
