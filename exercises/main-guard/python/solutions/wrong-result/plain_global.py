# "A global will do: each process adds its part."
from multiprocessing import Process

counted = 0


def count(name, boxes):
    global counted
    for number in boxes:
        print(f"{name}: {number}")
        counted += number


if __name__ == "__main__":
    p1 = Process(target=count, args=("Ann", [3, 4]))
    p2 = Process(target=count, args=("Bob", [5, 1]))
    p1.start()
    p2.start()
    p1.join()
    p2.join()
    print(f"total: {counted}")
