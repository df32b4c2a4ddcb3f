# "Two bytes are enough for the takings of a day." They were, as long as the shops were small:
# beyond 32,767 the sum begins anew from below.
from multiprocessing import Process, Value


def work(sell, shop, takings):
    amount = sell(shop)
    with takings.get_lock():
        takings.value += amount


def total(sell, shops):
    takings = Value("h", 0)
    children = [Process(target=work, args=(sell, shop, takings)) for shop in shops]
    for child in children:
        child.start()
    for child in children:
        child.join()
    return takings.value
