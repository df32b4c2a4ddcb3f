# 继承实现 · A thread as a subclass of Thread: start() calls run().
from threading import Thread
import time


class MyThread(Thread):
    def run(self):
        for i in range(3):
            time.sleep(1)
            print(f'name{i}')


def test():
    t = MyThread()
    t.start()
    t2 = MyThread()
    t2.start()


test()
