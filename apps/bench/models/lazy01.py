from threading import Lock, Thread

from heddle import always, check


# SCTBench CS.lazy01_bad: the sum is 3 only when the reader comes last.
@always("lazy01")
def lazy01(student):
    data = 0
    lock = Lock()

    def add(amount):
        nonlocal data
        lock.acquire()
        data = data + amount
        lock.release()

    def read():
        lock.acquire()
        check(data < 3, "data reached 3")
        lock.release()

    threads = [Thread(target=add, args=(1,)), Thread(target=add, args=(2,)), Thread(target=read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
