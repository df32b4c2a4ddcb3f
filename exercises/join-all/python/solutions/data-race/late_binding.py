# "Each lambda has the index that it was made with."
# All of them share one variable, which the loop goes on changing while the threads begin.
import threading


def run_all(work, count):
    results = [None] * count
    threads = []
    for index in range(count):
        def call():
            mine = index
            results[mine] = work(mine)

        thread = threading.Thread(target=call)
        threads.append(thread)
        thread.start()
    for thread in threads:
        thread.join()
    return results
