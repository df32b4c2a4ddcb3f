# "start and join belong together."
# Whoever waits for a thread before starting the next one has never more than one.
import threading


def run_all(work, count):
    results = [None] * count

    def call(index):
        results[index] = work(index)

    for index in range(count):
        thread = threading.Thread(target=call, args=(index,))
        thread.start()
        thread.join()
    return results
