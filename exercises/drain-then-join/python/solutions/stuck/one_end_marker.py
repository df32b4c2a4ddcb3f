# "One end marker ends the work." It ends the one worker that gets it.
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
    waiting.put(None)
    converted = [results.get() for _ in pages]
    for child in children:
        child.join()
    return converted
