from threading import Lock, Thread

from heddle import always


# SCTBench CS.deadlock01_bad: two locks in opposite orders.
@always("deadlock01")
def deadlock01(student):
    counter = 1
    a = Lock()
    b = Lock()

    def both(first, second):
        nonlocal counter
        first.acquire()
        counter = counter + 1
        second.acquire()
        counter = counter - 1
        second.release()
        first.release()

    threads = [Thread(target=both, args=(a, b)), Thread(target=both, args=(b, a))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
