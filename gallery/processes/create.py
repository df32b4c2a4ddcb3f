# 创建进程 · The notes' script, with the main guard that they leave out; both processes are waited for.
import os
import time
from multiprocessing import Process


def boo():
    for i in range(3):
        print(f"{i}---", os.getpid())
        time.sleep(1)


if __name__ == "__main__":
    p1 = Process(target=boo)
    p1.start()
    p2 = Process(target=boo)
    p2.start()
    p1.join()
    p2.join()
