from threading import Lock, Thread

from heddle import always, check


# SCTBench CS.queue_bad: flags pass the turn to and fro, and a round out of turn is counted all the same.
@always("queue")
def queue(student):
    SIZE = 20
    elements = [0] * (SIZE + 1)
    stored = [0] * SIZE
    head = 0
    tail = 0
    may_enqueue = True
    may_dequeue = False
    lock = Lock()

    def enqueue(value):
        nonlocal tail
        elements[tail] = value
        tail = tail + 1

    def dequeue():
        nonlocal head
        value = elements[head]
        head = head + 1
        return value

    def producer():
        nonlocal may_enqueue, may_dequeue
        lock.acquire()
        enqueue(1)
        stored[0] = 1
        lock.release()
        for i in range(SIZE - 1):
            lock.acquire()
            if may_enqueue:
                enqueue(i + 2)
                stored[i + 1] = i + 2
                may_enqueue = False
                may_dequeue = True
            lock.release()

    def consumer():
        nonlocal may_enqueue, may_dequeue
        for i in range(SIZE):
            lock.acquire()
            if may_dequeue:
                check.equal(dequeue(), stored[i], "what was dequeued")
                may_dequeue = False
                may_enqueue = True
            lock.release()

    threads = [Thread(target=producer), Thread(target=consumer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
