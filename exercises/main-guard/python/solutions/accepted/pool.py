from multiprocessing import Pool


def count(name, boxes):
    total = 0
    for number in boxes:
        print(f"{name}: {number}")
        total += number
    return total


if __name__ == "__main__":
    with Pool(2) as pool:
        print(f"total: {sum(pool.starmap(count, [('Ann', [3, 4]), ('Bob', [5, 1])]))}")
