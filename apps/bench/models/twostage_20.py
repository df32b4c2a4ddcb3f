from threading import Lock, Thread

from heddle import always, check


# SCTBench CS.twostage_20_bad: each of the two values is locked, the pair is not.
@always("twostage_20")
def twostage_20(student):
    WRITERS = 19
    value1 = 0
    value2 = 0
    lock1 = Lock()
    lock2 = Lock()

    def write():
        nonlocal value1, value2
        lock1.acquire()
        value1 = 1
        lock1.release()
        lock2.acquire()
        value2 = value1 + 1
        lock2.release()

    def read():
        lock1.acquire()
        first = value1
        lock1.release()
        if first == 0:
            return
        lock2.acquire()
        second = value2
        lock2.release()
        check.equal(second, first + 1, "the second value")

    threads = [*(Thread(target=write) for _ in range(WRITERS)), Thread(target=read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
