# "After a second they are all done."
# The sleep may end before any of them has begun: the clock is the scheduler's. Only join waits.
import time
import threading


def run_all(work, count):
    results = [None] * count

    def call(index):
        results[index] = work(index)

    for index in range(count):
        threading.Thread(target=call, args=(index,)).start()
    time.sleep(10)
    return results
