# "Only the write changes something, so only the write needs the lock."
# Both threads read the old value before either takes the lock; then both store the same new value.
import threading

counter = 0
lock = threading.Lock()


def value():
    with lock:
        return counter


def increment():
    global counter
    following = counter + 1
    with lock:
        counter = following


def update(change):
    global counter
    following = change(counter)
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
