# 同步 · A lock makes the three steps of `g_num += 1` one: whoever ends last prints 2,000.
#
# The notes add 1,000,000 each. Every increment is four operations that are decided one by one, so this says 1,000; with
# `--steps 2000000` there is time for 100,000.
import threading

g_num = 0


def test1(num):
    global g_num
    for i in range(num):
        mutex.acquire()  # 上锁
        g_num += 1
        mutex.release()  # 解锁

    mutex.acquire()
    print("---test1---g_num=%d" % g_num)
    mutex.release()


def test2(num):
    global g_num
    for i in range(num):
        mutex.acquire()
        g_num += 1
        mutex.release()

    mutex.acquire()
    print("---test2---g_num=%d" % g_num)
    mutex.release()


# 创建一个互斥锁
# 默认是未上锁的状态
mutex = threading.Lock()

# 创建2个线程，让他们各自对g_num加1000次
p1 = threading.Thread(target=test1, args=(1000,))
p1.start()

p2 = threading.Thread(target=test2, args=(1000,))
p2.start()
