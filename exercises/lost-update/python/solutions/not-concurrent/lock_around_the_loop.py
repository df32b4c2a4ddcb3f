# "The more the lock covers, the safer."
# It covers the whole loop: one thread does all its steps, then the next one. Threads that can never take turns are useless.
import threading

counter = 0
lock = threading.Lock()
turn = threading.Lock()


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
        with turn:
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
