# 死锁 · Two locks taken in opposite orders. On a machine it goes well nearly always; `--explore` shows both ways.
import threading
import time

lock1 = threading.Lock()
lock2 = threading.Lock()


def thread1():
    with lock1:
        print('-----get lock1 ----')
        # time.sleep(0.1)
        with lock2:
            print('-----get lock2----')


def thread2():
    with lock2:
        print('-----get lock2----')
        with lock1:
            print('-----get lock1----')


t1 = threading.Thread(target=thread1)
t2 = threading.Thread(target=thread2)
t1.start()
t2.start()
