# "The last one started is the last one to end."
# They end in any order.
import threading


def run_all(work, count):
    results = [None] * count

    def call(index):
        results[index] = work(index)

    thread = None
    for index in range(count):
        thread = threading.Thread(target=call, args=(index,))
        thread.start()
    if thread is not None:
        thread.join()
    return results
