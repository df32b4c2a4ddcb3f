# "`counter += 1` is a single statement, and a single statement cannot be interrupted."
# It is a read, an addition and a write. Only the longer function got a lock.
import threading

counter = 0
lock = threading.Lock()


def value():
    with lock:
        return counter


def increment():
    global counter
    counter += 1


def update(change):
    global counter
    with lock:
        counter = change(counter)


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
