# 死锁 · The notes' second remedy: each lock has a number, and locks are taken in ascending order only.
import threading

lock1 = threading.Lock()
lock2 = threading.Lock()
locks = {1: lock1, 2: lock2}


def in_order(*numbers):
    return [locks[number] for number in sorted(numbers)]


def thread1():
    first, second = in_order(1, 2)
    with first:
        print('-----thread1 get first ----')
        with second:
            print('-----thread1 get second----')


def thread2():
    first, second = in_order(2, 1)
    with first:
        print('-----thread2 get first----')
        with second:
            print('-----thread2 get second----')


t1 = threading.Thread(target=thread1)
t2 = threading.Thread(target=thread2)
t1.start()
t2.start()
