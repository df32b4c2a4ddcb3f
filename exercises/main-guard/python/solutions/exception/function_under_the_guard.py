# "Then everything goes under the guard." A spawned process cannot find the function there.
from multiprocessing import Process, Value


def main():
    counted = Value("i", 0)

    def count(name, boxes):
        for number in boxes:
            print(f"{name}: {number}")
            with counted.get_lock():
                counted.value += number

    p1 = Process(target=count, args=("Ann", [3, 4]))
    p2 = Process(target=count, args=("Bob", [5, 1]))
    p1.start()
    p2.start()
    p1.join()
    p2.join()
    print(f"total: {counted.value}")


if __name__ == "__main__":
    main()
