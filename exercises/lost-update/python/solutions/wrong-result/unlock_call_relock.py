# "Each access is locked, so the whole is safe; and a foreign function is better not called under a lock."
# Between the two locked halves another thread changes the counter, and its change is overwritten. No data race, all the
# same a lost update: what must be atomic is the whole of read, change and write.
import threading

counter = 0
lock = threading.Lock()


def value():
    with lock:
        return counter


def increment():
    global counter
    with lock:
        counter += 1


def update(change):
    global counter
    following = change(value())
    with lock:
        counter = following


def count_together(threads, times, step):
    def work():
        for _ in range(times):
            step()

    started = []
    for _ in range(threads):
        thread = threading.Thread(target=work)
        thread.start()
        started.append(thread)
    for thread in started:
        thread.join()
    return value()
