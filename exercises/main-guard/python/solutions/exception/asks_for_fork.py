# "With fork it works, so I ask for fork." Not every system has it.
from multiprocessing import get_context

context = get_context("fork")
counted = context.Value("i", 0)


def count(name, boxes):
    for number in boxes:
        print(f"{name}: {number}")
        with counted.get_lock():
            counted.value += number


if __name__ == "__main__":
    p1 = context.Process(target=count, args=("Ann", [3, 4]))
    p2 = context.Process(target=count, args=("Bob", [5, 1]))
    p1.start()
    p2.start()
    p1.join()
    p2.join()
    print(f"total: {counted.value}")
