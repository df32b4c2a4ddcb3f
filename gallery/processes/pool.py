# 进程池 · A `Pool` of three; the notes' `print(msg))` is mended, and the pool is made under the main guard.
from multiprocessing import Pool


def worker(msg):
    print(msg)


if __name__ == "__main__":
    po = Pool(3)  # 定义一个进程池，最大进程数3
    for i in range(0, 10):
        # 每次循环将会用空闲出来的子进程去调用目标
        po.apply_async(worker, (i,))
    po.close()
    po.join()
