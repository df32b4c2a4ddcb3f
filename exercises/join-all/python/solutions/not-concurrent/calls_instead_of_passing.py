# "target=call(index) gives the thread its function."
# It calls the function here and now, and gives the thread what it returned: nothing. The parentheses are too early.
import threading


def run_all(work, count):
    results = [None] * count

    def call(index):
        results[index] = work(index)

    threads = [threading.Thread(target=call(index)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
