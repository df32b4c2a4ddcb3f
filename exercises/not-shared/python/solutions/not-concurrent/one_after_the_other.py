# "Join each process before the next one, then nothing can go wrong."
from multiprocessing import Process, SimpleQueue


def work(sell, shop, amounts):
    amounts.put(sell(shop))


def total(sell, shops):
    amounts = SimpleQueue()
    result = 0
    for shop in shops:
        child = Process(target=work, args=(sell, shop, amounts))
        child.start()
        child.join()
        result += amounts.get()
    return result
