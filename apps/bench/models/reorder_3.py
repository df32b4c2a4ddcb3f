from threading import Thread

from heddle import always, check


# SCTBench CS.reorder_3_bad: setters of a pair and a checker that may see half of it. No lock at all.
@always("reorder_3")
def reorder_3(student):
    SETTERS = 2
    a = 0
    b = 0

    def set_pair():
        nonlocal a, b
        a = 1
        b = -1

    def check_pair():
        check((a == 0 and b == 0) or (a == 1 and b == -1), "half a pair")

    threads = [*(Thread(target=set_pair) for _ in range(SETTERS)), Thread(target=check_pair)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
