# "Nothing there means nothing left." What was put may not have arrived yet.
from multiprocessing import Process, Queue
from queue import Empty


def work(convert, pages, results):
    while True:
        try:
            page = pages.get_nowait()
        except Empty:
            break
        results.put(convert(page))
    results.put(None)


def convert_all(convert, pages, workers, capacity):
    waiting, results = Queue(), Queue()
    for page in pages:
        waiting.put(page)
    children = [Process(target=work, args=(convert, waiting, results)) for _ in range(workers)]
    for child in children:
        child.start()
    converted = []
    for _ in children:
        for result in iter(results.get, None):
            converted.append(result)
    for child in children:
        child.join()
    return converted
