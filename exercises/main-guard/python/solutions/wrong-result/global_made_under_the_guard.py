# "What the main module has made is there when its function runs." After a fork it is.
import time
from multiprocessing import Process, Value


def count(name, boxes):
    for number in boxes:
        print(f"{name}: {number}")
        with counted.get_lock():
            counted.value += number
        time.sleep(1)


if __name__ == "__main__":
    counted = Value("i", 0)
    p1 = Process(target=count, args=("Ann", [3, 4]))
    p2 = Process(target=count, args=("Bob", [5, 1]))
    p1.start()
    p2.start()
    p1.join()
    p2.join()
    print(f"total: {counted.value}")
