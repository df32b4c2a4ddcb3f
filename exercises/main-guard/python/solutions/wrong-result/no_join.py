# "Python waits for its processes at the end, so they need no join."
import time
from multiprocessing import Process, Value


def count(name, boxes, counted):
    for number in boxes:
        print(f"{name}: {number}")
        with counted.get_lock():
            counted.value += number
        time.sleep(1)


if __name__ == "__main__":
    counted = Value("i", 0)
    Process(target=count, args=("Ann", [3, 4], counted)).start()
    Process(target=count, args=("Bob", [5, 1], counted)).start()
    with counted.get_lock():
        print(f"total: {counted.value}")
