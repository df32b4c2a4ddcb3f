# 同步 · The notes' own program: the increments are locked, the print at the end is not. It reads g_num while the other thread
# may be writing it, which is a race as well, if a harmless one; counter-with-lock.py prints under the lock.
import threading

g_num = 0


def test1(num):
    global g_num
    for i in range(num):
        mutex.acquire()  # 上锁
        g_num += 1
        mutex.release()  # 解锁

    print("---test1---g_num=%d" % g_num)


# 创建一个互斥锁
# 默认是未上锁的状态
mutex = threading.Lock()

# 创建2个线程，让他们各自对g_num加1000次 (the notes: 1000000; their second thread ran `test2`, which is not there)
p1 = threading.Thread(target=test1, args=(1000,))
p1.start()

p2 = threading.Thread(target=test1, args=(1000,))
p2.start()
