# "First everybody has to be done, then I look at the results." Nobody is done before the results have been taken.
from multiprocessing import Process, Queue


def work(convert, pages, results):
    for page in iter(pages.get, None):
        results.put(convert(page))


def convert_all(convert, pages, workers, capacity):
    waiting, results = Queue(capacity), Queue()
    children = [Process(target=work, args=(convert, waiting, results)) for _ in range(workers)]
    for child in children:
        child.start()
    for page in pages:
        waiting.put(page)
    for _ in children:
        waiting.put(None)
    for child in children:
        child.join()
    return [results.get() for _ in pages]
