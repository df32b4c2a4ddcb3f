from multiprocessing import Process, Queue


def work(convert, pages, results):
    while not pages.empty():
        results.put(convert(pages.get()))


def convert_all(convert, pages, workers, capacity):
    waiting, results = Queue(capacity), Queue()
    children = [Process(target=work, args=(convert, waiting, results)) for _ in range(workers)]
    for child in children:
        child.start()
    for page in pages:
        waiting.put(page)
    converted = []
    while not results.empty():
        converted.append(results.get())
    for child in children:
        child.join()
    return converted
