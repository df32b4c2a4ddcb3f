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
        self.size = size
        self.threads = []
        self.closed = False

    def submit(self, job):
        if self.closed:
            raise RuntimeError("the pool is closed")
        result = Result()
        thread = threading.Thread(target=result.run, args=(job,))
        self.threads.append(thread)
        thread.start()
        return result

    def close(self):
        self.closed = True

    def join(self):
        if not self.closed:
            raise RuntimeError("the pool is not closed")
        for thread in self.threads:
            thread.join()


def run_all(size, jobs):
    pool = Pool(size)
    results = [pool.submit(job) for job in jobs]
    pool.close()
    pool.join()
    return [result.get() for result in results]
