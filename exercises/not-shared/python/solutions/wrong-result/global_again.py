# "I forgot to say `global`." Each process says it now, of its own copy.
from multiprocessing import Process

takings = []


def work(sell, shop):
    global takings
    takings = takings + [sell(shop)]


def total(sell, shops):
    global takings
    takings = []
    children = [Process(target=work, args=(sell, shop)) for shop in shops]
    for child in children:
        child.start()
    for child in children:
        child.join()
    return sum(takings)
