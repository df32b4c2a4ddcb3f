# "start and join belong together, one after the other."
# Each thread is waited for before the next one is started: at no moment are there two.
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
    with lock:
        counter = change(counter)


def count_together(threads, times, step):
    def work():
        for _ in range(times):
            step()

    for _ in range(threads):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    return value()
