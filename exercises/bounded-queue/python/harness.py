from threading import Thread

from heddle import always, check


def together(works):
    """Runs each function on a thread of its own, which is called what the function does."""
    threads = [Thread(name=name, target=target) for name, target in works.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def produce(queue, *elements):
    def work():
        for element in elements:
            queue.enqueue(element)

    return work


def consume(queue, times, into):
    def work():
        for _ in range(times):
            into.append(queue.dequeue())

    return work


@always("one-and-one")
def one_and_one(student):
    queue, taken = student.BoundedQueue(1), []
    together({"producer": produce(queue, 1, 0, 2), "consumer": consume(queue, 3, taken)})
    check.equal(taken, [1, 0, 2], "what was taken out, in that order")
    check.equal(queue.size(), 0, "the size at the end")


@always("up-to-capacity")
def up_to_capacity(student):
    queue = student.BoundedQueue(3)
    check.equal(queue.size(), 0, "the size of a new queue")
    produce(queue, 7, 0, 8)()  # nobody takes anything meanwhile
    check.equal(queue.size(), 3, "the size after three elements")
    check.equal([queue.dequeue(), queue.dequeue()], [7, 0], "what was taken out, in that order")
    queue.enqueue(9)
    check.equal([queue.dequeue(), queue.dequeue()], [8, 9], "what was taken out, in that order")
    check.equal(queue.size(), 0, "the size at the end")


@always("never-more")
def never_more(student):
    queue, put, begun, taken = student.BoundedQueue(1), [], [], []

    def fill(*elements):
        for element in elements:
            queue.enqueue(element)
            put.append(element)
            inside = len(put) - len(begun)  # at the least: who has begun may not have taken yet
            check(inside <= 1, f"{inside} elements were in a queue that has room for 1")

    def consume_three():
        for i in range(3):
            begun.append(i)
            taken.append(queue.dequeue())

    together({"producer A": lambda: fill(1, 3), "producer B": lambda: fill(2), "consumer": consume_three})
    check.equal(sorted(taken), [1, 2, 3], "what was taken out")


@always("two-consumers")
def two_consumers(student):
    queue, taken = student.BoundedQueue(2), []
    together(
        {
            "consumer A": consume(queue, 1, taken),
            "consumer B": consume(queue, 1, taken),
            "producer": produce(queue, 1, 2),
        }
    )
    check.equal(sorted(taken), [1, 2], "what was taken out")


@always("two-and-two")
def two_and_two(student):
    queue, taken = student.BoundedQueue(1), []
    together(
        {
            "consumer A": consume(queue, 2, taken),
            "consumer B": consume(queue, 2, taken),
            "producer A": produce(queue, 1, 2),
            "producer B": produce(queue, 3, 4),
        }
    )
    check.equal(sorted(taken), [1, 2, 3, 4], "what was taken out")


@always("size-meanwhile")
def size_meanwhile(student):
    queue, taken = student.BoundedQueue(1), []

    def observe():
        size = queue.size()
        check(0 <= size <= 1, f"the size of a queue with room for 1 was {size}")

    together({"producer": produce(queue, 1, 2), "consumer": consume(queue, 2, taken), "observer": observe})
    check.equal(taken, [1, 2], "what was taken out, in that order")


@always("two-queues")
def two_queues(student):
    full, other, taken = student.BoundedQueue(1), student.BoundedQueue(1), []
    full.enqueue(5)
    together({"producer": produce(other, 1, 2), "consumer": consume(other, 2, taken)})
    check.equal(taken, [1, 2], "what was taken out of one queue while the other one was full")
    check.equal([full.size(), full.dequeue()], [1, 5], "what was in the other one: how many, and which")
