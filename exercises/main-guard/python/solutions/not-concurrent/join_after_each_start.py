# "Start one, wait for it, start the next."
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
    for name, boxes in (("Ann", [3, 4]), ("Bob", [5, 1])):
        worker = Process(target=count, args=(name, boxes, counted))
        worker.start()
        worker.join()
    print(f"total: {counted.value}")
