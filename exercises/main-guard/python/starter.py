import time
from multiprocessing import Process, Value

counted = Value("i", 0)


def count(name, boxes):
    for number in boxes:
        print(f"{name}: {number}")
        with counted.get_lock():
            counted.value += number
        time.sleep(1)


p1 = Process(target=count, args=("Ann", [3, 4]))
p1.start()
p2 = Process(target=count, args=("Bob", [5, 1]))
p2.start()
with counted.get_lock():
    with counted.get_lock():
        print(f"total: {counted.value}")
