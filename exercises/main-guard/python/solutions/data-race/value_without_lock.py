# "The Value has a lock of its own." += does not take it.
from multiprocessing import Process, Value


def count(name, boxes, counted):
    for number in boxes:
        print(f"{name}: {number}")
        counted.value += number


if __name__ == "__main__":
    counted = Value("i", 0)
    p1 = Process(target=count, args=("Ann", [3, 4], counted))
    p2 = Process(target=count, args=("Bob", [5, 1], counted))
    p1.start()
    p2.start()
    p1.join()
    p2.join()
    print(f"total: {counted.value}")
