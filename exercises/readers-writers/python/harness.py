from threading import Barrier, Thread
from time import sleep

from heddle import always, check, reachable


def together(works):
    """Runs each function on a thread of its own, which is called what the function does."""
    threads = [Thread(name=name, target=target) for name, target in works.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Timetable:
    """The timetable, and who is in front of it."""

    def __init__(self, student):
        self.lock = student.ReadWriteLock()
        self.readers, self.writers, self.visits = [], [], []

    def read(self, look=lambda readers: None):
        self.lock.acquire_read()
        self.readers.append(1)
        self.check("reading")
        look(len(self.readers))
        sleep(1)
        self.readers.pop()
        self.lock.release_read()
        self.visits.append(1)

    def write(self):
        self.lock.acquire_write()
        self.writers.append(1)
        self.check("writing")
        sleep(1)
        self.writers.pop()
        self.lock.release_write()
        self.visits.append(1)

    def check(self, what):
        readers, writers = len(self.readers), len(self.writers)
        check(
            writers == 0 or readers + writers == 1,
            f"when a thread began {what} there were {readers} reading and {writers} writing",
        )


def twice(visit):
    def visits():
        visit()
        visit()

    return visits


@always("two-writers")
def two_writers(student):
    table = Timetable(student)
    together({"writer A": table.write, "writer B": table.write})


@always("reader-and-writer")
def reader_and_writer(student):
    table = Timetable(student)
    together({"reader": twice(table.read), "writer": twice(table.write)})


@reachable("readers-together")
def readers_together(student, reach):
    table = Timetable(student)

    def read():
        table.read(lambda readers: reach() if readers == 2 else None)

    together({"reader A": read, "reader B": read})


@always("two-readers-one-writer")
def two_readers_one_writer(student):
    table = Timetable(student)
    together({"reader A": table.read, "reader B": table.read, "writer": table.write})


@always("two-and-two")
def two_and_two(student):
    table = Timetable(student)
    together({"reader A": table.read, "writer A": table.write, "reader B": table.read, "writer B": table.write})


@always("readers-after-a-writer")
def readers_after_a_writer(student):
    lock = student.ReadWriteLock()
    inside = Barrier(2)

    def read():
        lock.acquire_read()
        inside.wait()  # until the other reader is inside, too
        lock.release_read()

    lock.acquire_write()  # nobody else writes: a writer who waits may well keep the second reader out
    readers = [Thread(name=name, target=read) for name in ("reader A", "reader B")]
    for reader in readers:
        reader.start()
    sleep(1)
    lock.release_write()
    for reader in readers:
        reader.join()


@always("two-locks")
def two_locks(student):
    one, other = Timetable(student), Timetable(student)
    held = student.ReadWriteLock()
    held.acquire_write()
    together({"writer": one.write, "reader": other.read})
    held.release_write()
    visits = len(one.visits) + len(other.visits)
    check.equal(visits, 2, "the number of visits while somebody wrote on another timetable")
