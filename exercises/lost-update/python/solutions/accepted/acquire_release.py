from threading import RLock, Thread

counter = 0
lock = RLock()


def value():
    lock.acquire()
    try:
        return counter
    finally:
        lock.release()


def increment():
    update(lambda old: old + 1)


def update(change):
    global counter
    lock.acquire()
    try:
        counter = change(counter)
    finally:
        lock.release()


class Worker(Thread):
    def __init__(self, times, step):
        super().__init__()
        self.times = times
        self.step = step

    def run(self):
        for _ in range(self.times):
            self.step()


def count_together(threads, times, step):
    workers = [Worker(times, step) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return value()
