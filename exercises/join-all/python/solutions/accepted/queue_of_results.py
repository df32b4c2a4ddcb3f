import queue
import threading


def run_all(work, count):
    done = queue.Queue()
    threads = [threading.Thread(target=lambda index=index: done.put((index, work(index)))) for index in range(count)]
    for thread in threads:
        thread.start()
    results = dict(done.get() for _ in threads)
    for thread in threads:
        thread.join()
    return [results[index] for index in range(count)]
