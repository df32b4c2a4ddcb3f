from multiprocessing import Process, Queue


def count(name, boxes, counts):
    for number in boxes:
        print(f"{name}: {number}")
    counts.put(sum(boxes))


def main():
    counts = Queue()
    workers = [Process(target=count, args=args) for args in (("Ann", [3, 4], counts), ("Bob", [5, 1], counts))]
    for worker in workers:
        worker.start()
    total = sum(counts.get() for _ in workers)
    for worker in workers:
        worker.join()
    print(f"total: {total}")


if __name__ == "__main__":
    main()
