import threading

counter = 0


def value():
    return counter


def increment():
    global counter
    counter += 1


def update(change):
    global counter
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
