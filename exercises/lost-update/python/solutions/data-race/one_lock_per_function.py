# "Each function has its lock, so all of them are safe."
# increment holds one lock and update another; the two of them hold no lock in common.
import threading

counter = 0
increment_lock = threading.Lock()
update_lock = threading.Lock()


def value():
    with update_lock, increment_lock:
        return counter


def increment():
    global counter
    with increment_lock:
        counter += 1


def update(change):
    global counter
    with update_lock:
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
