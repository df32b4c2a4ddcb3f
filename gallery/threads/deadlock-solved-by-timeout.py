# 死锁 · The notes' first remedy: wait for some time only, and release what you hold when it is over.
import threading
import time

lock1 = threading.Lock()
lock2 = threading.Lock()


def both(name, mine, other, patience):
    while True:
        with mine:
            print(f'{name} holds one')
            if other.acquire(timeout=patience):
                print(f'{name} holds both')
                other.release()
                return
        print(f'{name} gives way')
        time.sleep(patience)


t1 = threading.Thread(target=both, args=('thread1', lock1, lock2, 0.1))
t2 = threading.Thread(target=both, args=('thread2', lock2, lock1, 0.3))
t1.start()
t2.start()
