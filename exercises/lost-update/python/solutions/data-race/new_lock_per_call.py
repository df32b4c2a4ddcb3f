# "There is a lock around it, so it is protected."
# Every call makes a lock of its own, which nobody else can hold: two threads never wait for each other.
import threading

counter = 0


def value():
    with threading.Lock():
        return counter


def increment():
    global counter
    lock = threading.Lock()
    with lock:
        counter += 1


def update(change):
    global counter
    lock = threading.Lock()
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
