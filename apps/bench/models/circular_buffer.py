from threading import Lock, Thread

from heddle import always, check


# SCTBench CS.circular_buffer_bad: a round in which it is not one's turn is skipped, and counted all the same.
@always("circular_buffer")
def circular_buffer(student):
    ROUNDS = 7
    SIZE = 10
    buffer = [0] * SIZE
    first = 0
    next = 0
    send = True
    receive = False
    lock = Lock()

    def insert(value):
        nonlocal next
        buffer[next] = value
        next = (next + 1) % SIZE

    def remove():
        nonlocal first
        if next == 0 or first >= SIZE:
            return -1
        first = first + 1
        return buffer[first - 1]

    def sender():
        nonlocal send, receive
        for i in range(ROUNDS):
            lock.acquire()
            if send:
                insert(i)
                send = False
                receive = True
            lock.release()

    def receiver():
        nonlocal send, receive
        for i in range(ROUNDS):
            lock.acquire()
            if receive:
                check.equal(remove(), i, "what was received")
                receive = False
                send = True
            lock.release()

    threads = [Thread(target=sender), Thread(target=receiver)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
