from threading import Lock, Thread

from heddle import always, check


# SCTBench CS.wronglock_3_bad: two locks for the same data.
@always("wronglock_3")
def wronglock_3(student):
    value = 0
    right = Lock()
    wrong = Lock()

    def checked():
        nonlocal value
        right.acquire()
        before = value
        value = value + 1
        check.equal(value, before + 1, "the value")
        right.release()

    def careless():
        nonlocal value
        wrong.acquire()
        value = value + 1
        wrong.release()

    threads = [Thread(target=checked), *(Thread(target=careless) for _ in range(3))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
