# "The threads were started first, so they are through when I read the counter."
# To start a thread is not to wait for it: value() may be called before any of them took a step.
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
        threading.Thread(target=work).start()
    return value()
