# "Every worker gets his share beforehand, so there is nothing to wait for."
# Who has the slow page has others behind it, and whoever is free does not get them.
from multiprocessing import Process, Queue


def work(convert, share, results):
    for page in share:
        results.put(convert(page))


def convert_all(convert, pages, workers, capacity):
    results = Queue()
    children = [Process(target=work, args=(convert, pages[i::workers], results)) for i in range(workers)]
    for child in children:
        child.start()
    converted = [results.get() for _ in pages]
    for child in children:
        child.join()
    return converted
