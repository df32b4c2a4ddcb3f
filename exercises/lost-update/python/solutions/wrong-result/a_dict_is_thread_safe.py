# "The methods of a dict are atomic, so a counter in a dict needs no lock."
# get is atomic and update is atomic. The two together are not: another thread fits in between.
import threading

counters = {"visitors": 0}


def value():
    return counters.get("visitors", 0)


def increment():
    counters.update(visitors=value() + 1)


def update(change):
    counters.update(visitors=change(value()))


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
