# "The pool has two places, so I hand in two jobs at a time."
# The pool is right, but behind a slow job a place stays empty until the whole batch is done.
import queue
import threading


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
        self.jobs = queue.Queue()
        self.lock = threading.Lock()
        self.closed = False
        self.workers = [threading.Thread(name=f"worker {n}", target=self.work) for n in range(size)]
        for worker in self.workers:
            worker.start()

    def work(self):
        while True:
            entry = self.jobs.get()
            if entry is None:
                return
            result, job = entry
            result.run(job)

    def submit(self, job):
        with self.lock:
            if self.closed:
                raise RuntimeError("the pool is closed")
            result = Result()
            self.jobs.put((result, job))
            return result

    def close(self):
        with self.lock:
            self.closed = True
            for _ in self.workers:
                self.jobs.put(None)

    def join(self):
        with self.lock:
            if not self.closed:
                raise RuntimeError("the pool is not closed")
        for worker in self.workers:
            worker.join()


def run_all(size, jobs):
    pool = Pool(size)
    results = []
    for job in jobs:
        results.append(pool.submit(job))
        if len(results) % size == 0:
            for result in results[-size:]:
                result.ended.wait()
    pool.close()
    pool.join()
    return [result.get() for result in results]
