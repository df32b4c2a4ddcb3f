import queue
import threading
from contextlib import contextmanager

# Whoever holds the token may touch the counter.
token = queue.Queue()
token.put("token")
counter = 0


@contextmanager
def alone():
    mine = token.get()
    try:
        yield
    finally:
        token.put(mine)


def value():
    with alone():
        return counter


def increment():
    global counter
    with alone():
        counter += 1


def update(change):
    global counter
    with alone():
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
