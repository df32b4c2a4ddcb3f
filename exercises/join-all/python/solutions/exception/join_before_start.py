# "First say whom to wait for, then let them go."
# A thread that was not started cannot be waited for.
import threading


def run_all(work, count):
    results = [None] * count

    def call(index):
        results[index] = work(index)

    threads = [threading.Thread(target=call, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.join()
        thread.start()
    return results
