# "acquire, work, release: every acquire has its release."
# Not when the work raises: then the line with release is skipped, and the lock stays locked for ever.
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
    lock.acquire()
    counter = change(counter)
    lock.release()


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
