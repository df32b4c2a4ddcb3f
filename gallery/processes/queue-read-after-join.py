# 进程间通信 · As it stands in the notes (what is read is printed): the writer is waited for, then the reader reads what is there.
from multiprocessing import Process, Queue


def write(q):
    for value in ["A", "B", "C"]:
        print(f"put {value}")
        q.put(value)


def read(q):
    while True:
        if not q.empty():
            value = q.get(True)
            print(f"get {value}")
        else:
            break


if __name__ == "__main__":
    q = Queue()
    pw = Process(target=write, args=(q,))
    pr = Process(target=read, args=(q,))
    pw.start()
    pw.join()
    pr.start()
    pr.join()
