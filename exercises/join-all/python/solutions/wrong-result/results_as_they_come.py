# "Whoever is first appends first."
# The results are in the order in which the calls ended, and that may be any.
import threading


def run_all(work, count):
    results = []
    threads = [threading.Thread(target=lambda index=index: results.append(work(index))) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
