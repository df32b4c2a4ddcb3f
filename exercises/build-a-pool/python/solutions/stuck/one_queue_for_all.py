# "The queue is a parameter with a default, so each pool gets one."
# A default is made once, when the function is defined: all pools have the same queue, and one takes the other's end markers.
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
    def __init__(self, size, jobs=queue.Queue()):
        self.jobs = jobs
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
    results = [pool.submit(job) for job in jobs]
    pool.close()
    pool.join()
    return [result.get() for result in results]
