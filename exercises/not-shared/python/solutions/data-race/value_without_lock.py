# "A Value is safe: it has a lock of its own." It is held around the reading and around the writing, not around both.
from multiprocessing import Process, Value


def work(sell, shop, takings):
    takings.value += sell(shop)


def total(sell, shops):
    takings = Value("i", 0)
    children = [Process(target=work, args=(sell, shop, takings)) for shop in shops]
    for child in children:
        child.start()
    for child in children:
        child.join()
    return takings.value
