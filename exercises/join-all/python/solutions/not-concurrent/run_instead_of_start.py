# "run() runs the thread."
# It runs the function on the caller's own thread; only start() makes another one.
import threading


def run_all(work, count):
    results = [None] * count

    def call(index):
        results[index] = work(index)

    for index in range(count):
        threading.Thread(target=call, args=(index,)).run()
    return results
