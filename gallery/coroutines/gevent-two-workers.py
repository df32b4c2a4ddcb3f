# gevent实现协程 · The imports that the notes leave out come first, and `patch_all` before anything else.
from gevent import monkey

monkey.patch_all()

import random
import time

import gevent


def coroutine_work(coroutine_name):
    for i in range(10):
        print(coroutine_name, i)
        time.sleep(random.random())


gevent.joinall([gevent.spawn(coroutine_work, "work1"), gevent.spawn(coroutine_work, "work2")])
