# 同步 · What the lock is for: the counter of counter-with-lock.py without it. CPython runs this for hours without losing an
# increment; here the two threads are found to race, and `--explore` on a smaller number shows every wrong result.
#
# The notes add 1,000,000 each. Every increment is a read and a write that are decided one by one, so this says 1,000;
# with `--steps 2000000` there is time for 100,000.
import threading

g_num = 0


def test1(num):
    global g_num
    for i in range(num):
        g_num += 1

    print("---test1---g_num=%d" % g_num)


def test2(num):
    global g_num
    for i in range(num):
        g_num += 1

    print("---test2---g_num=%d" % g_num)


p1 = threading.Thread(target=test1, args=(1000,))
p1.start()

p2 = threading.Thread(target=test2, args=(1000,))
p2.start()
