# "I hold the lock already, so I can take it again."
# increment holds the lock and calls update, which waits for the lock, that is for itself. Only an RLock can be taken twice.
import threading

counter = 0
lock = threading.Lock()


def value():
    with lock:
        return counter


def increment():
    with lock:
        update(lambda old: old + 1)


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
