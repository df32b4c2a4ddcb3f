from multiprocessing import Pool


def convert_all(convert, pages, workers, capacity):
    with Pool(workers) as pool:
        return list(pool.imap_unordered(convert, pages))
