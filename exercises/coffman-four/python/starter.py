def all_at_once(first, second, work):
    """Without hold and wait."""
    first.acquire()
    second.acquire()
    work()
    second.release()
    first.release()


def giving_back(first, second, work):
    """With preemption."""
    first.acquire()
    second.acquire()
    work()
    second.release()
    first.release()


def in_order(first, second, work):
    """Without a circle."""
    first.acquire()
    second.acquire()
    work()
    second.release()
    first.release()


def sharing(first, second, work):
    """Without mutual exclusion."""
    first.acquire()
    second.acquire()
    work()
    second.release()
    first.release()
