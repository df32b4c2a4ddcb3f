from threading import Lock, Thread

from heddle import always, check


# SCTBench CS.stack_bad: the flag says that something was pushed once, not that something is there.
@always("stack")
def stack(student):
    SIZE = 10
    elements = [0] * SIZE
    top = 0
    pushed = False
    lock = Lock()

    def pusher():
        nonlocal top, pushed
        for i in range(SIZE):
            lock.acquire()
            elements[top] = i
            top = top + 1
            pushed = True
            lock.release()

    def popper():
        nonlocal top
        for _ in range(SIZE):
            lock.acquire()
            if pushed:
                check(top > 0, "popped from an empty stack")
                top = top - 1
            lock.release()

    threads = [Thread(target=pusher), Thread(target=popper)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
