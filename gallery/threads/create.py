# 创建一个线程 · Creating threads: nobody waits for them, so their lines interleave.
import time
from threading import Thread


def work():
    for i in range(3):
        print("---->", i)
        time.sleep(1)


work()
t = Thread(target=work)
t.start()

t2 = Thread(target=work)
t2.start()

t3 = Thread(target=work)
t3.start()

t4 = Thread(target=work)
t4.start()
