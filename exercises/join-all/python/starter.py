import threading


def run_all(work, count):
    results = [None] * count

    def call(index):
        results[index] = work(index)

    results[0] = work(0)
    for index in range(1, count):
        thread = threading.Thread(target=call, args=(index,))
        thread.start()
    return results
