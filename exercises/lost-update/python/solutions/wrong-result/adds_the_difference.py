# "I work out by how much the counter changes, and add that under the lock."
# What was worked out from an old value is not what the change makes of the new one: 1, doubled twice, comes to 3.
from threading import Lock, Thread

counter = 0
lock = Lock()


def value():
    with lock:
        return counter


def increment():
    update(lambda old: old + 1)


def update(change):
    global counter
    old = value()
    difference = change(old) - old
    with lock:
        counter += difference


def count_together(threads, times, step):
    def work():
        for _ in range(times):
            step()

    started = [Thread(target=work) for _ in range(threads)]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()
    return value()
