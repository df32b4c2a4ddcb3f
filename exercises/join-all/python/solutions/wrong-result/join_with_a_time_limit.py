# "join(1) waits for the thread, and never for ever."
# After one second it returns, whether the thread has ended or not.
import threading


def run_all(work, count):
    results = [None] * count

    def call(index):
        results[index] = work(index)

    threads = [threading.Thread(target=call, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(1)
    return results
