import threading
from collections import deque


class Result:
    def __init__(self):
        self.ended = threading.Event()
        self.value = None
        self.error = None

    def run(self, job):
        """Runs the job, and keeps what comes of it."""
        try:
            self.value = job()
        except Exception as error:
            self.error = error
        self.ended.set()

    def get(self):
        self.ended.wait()
        if self.error is not None:
            raise self.error
        return self.value


class Pool:
    def __init__(self, size):
        self.jobs = deque()
        self.changed = threading.Condition()
        self.closed = False
        self.workers = [threading.Thread(target=self.work) for _ in range(size)]
        for worker in self.workers:
            worker.start()

    def work(self):
        while True:
            with self.changed:
                while not self.jobs and not self.closed:
                    self.changed.wait()
                if not self.jobs:
                    return
                result, job = self.jobs.popleft()
            result.run(job)

    def submit(self, job):
        result = Result()
        with self.changed:
            if self.closed:
                raise RuntimeError("the pool is closed")
            self.jobs.append((result, job))
            self.changed.notify()
        return result

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def join(self):
        with self.changed:
            if not self.closed:
                raise RuntimeError("the pool is not closed")
        for worker in self.workers:
            worker.join()


def run_all(size, jobs):
    pool = Pool(size)
    results = [pool.submit(job) for job in jobs]
    pool.close()
    pool.join()
    return [result.get() for result in results]
