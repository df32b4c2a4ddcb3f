# "A lock is a lock." Each process has its own copy of a lock of threading.
from multiprocessing import Process, Value
from threading import Lock

lock = Lock()


def work(sell, shop, takings):
    amount = sell(shop)
    with lock:
        takings.value += amount


def total(sell, shops):
    takings = Value("i", 0)
    children = [Process(target=work, args=(sell, shop, takings)) for shop in shops]
    for child in children:
        child.start()
    for child in children:
        child.join()
    return takings.value
