# "When the workers are done, I take what there is until the queue is empty", and so do the workers.
from multiprocessing import Process, Queue


def work(convert, pages, results):
    while not pages.empty():
        results.put(convert(pages.get()))


def convert_all(convert, pages, workers, capacity):
    waiting, results = Queue(), Queue()
    for page in pages:
        waiting.put(page)
    children = [Process(target=work, args=(convert, waiting, results)) for _ in range(workers)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    converted = []
    while not results.empty():
        converted.append(results.get())
    return converted
