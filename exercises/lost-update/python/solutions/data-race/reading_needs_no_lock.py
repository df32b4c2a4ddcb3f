# "Reading changes nothing, so value() needs no lock."
# Nothing orders this read with another thread's write: what it sees is left to chance.
import threading

counter = 0
lock = threading.Lock()


def value():
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

    started = []
    for _ in range(threads):
        thread = threading.Thread(target=work)
        thread.start()
        started.append(thread)
    for thread in started:
        thread.join()
    return value()
