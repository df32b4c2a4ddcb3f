import threading


def run_all(work, count):
    results = [None] * count

    def call(index):
        results[index] = work(index)

    threads = [threading.Thread(target=call, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
