from threading import Thread

from heddle import always, check


def together(works):
    """Runs each function on a thread of its own, which is called what the function does."""
    threads = [Thread(name=name, target=target) for name, target in works.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def taking(box, taken, times=1):
    def take():
        for _ in range(times):
            taken.append(box.take())

    return take


def bringing(box, *letters, and_close=False):
    def put():
        for letter in letters:
            box.put(letter)
        if and_close:
            box.close()

    return put


def any_order(taken):
    """What was taken, sorted, as text: the order among several takers is nobody's."""
    return ", ".join(sorted(str(letter) for letter in taken))


@always("one-letter")
def one_letter(student):
    box, taken = student.Mailbox(), []
    together({"put(a)": bringing(box, "a"), "take()": taking(box, taken)})
    check.equal(taken, ["a"], 'what take() returned after put("a")')
    box.put("")
    check.equal(box.take(), "", 'what take() returned after put("")')


@always("two-letters")
def two_letters(student):
    box, taken = student.Mailbox(), []
    together({"put(a), put(b)": bringing(box, "a", "b"), "take(), take()": taking(box, taken, 2)})
    check.equal(taken, ["a", "b"], 'what take() returned, twice, after put("a") and put("b")')


@always("two-wait")
def two_wait(student):
    box, taken = student.Mailbox(), []
    together({
        "take() of one": taking(box, taken),
        "take() of another": taking(box, taken),
        "put(a), put(b)": bringing(box, "a", "b"),
    })
    check.equal(any_order(taken), "a, b", 'what two threads took after put("a") and put("b"), sorted,')


@always("closed")
def closed(student):
    box, taken = student.Mailbox(), []
    together({
        "take() of one": taking(box, taken),
        "take() of another": taking(box, taken),
        "close()": box.close,
    })
    check.equal(any_order(taken), "None, None", "what two threads got from a mailbox that was closed")


@always("one-letter-then-closed")
def one_letter_then_closed(student):
    box, taken = student.Mailbox(), []
    together({
        "take() of one": taking(box, taken),
        "take() of another": taking(box, taken),
        "put(a), close()": bringing(box, "a", and_close=True),
    })
    check.equal(any_order(taken), "None, a", 'what two threads got after put("a") and close(), sorted,')


@always("two-mailboxes")
def two_mailboxes(student):
    closed, one, other = student.Mailbox(), student.Mailbox(), student.Mailbox()
    closed.close()
    of_one, of_other = [], []

    def put():
        one.put("a")
        other.put("b")

    together({
        "take() of one": taking(one, of_one),
        "take() of the other": taking(other, of_other),
        "put(a) into one, put(b) into the other": put,
    })
    check.equal(of_one, ["a"], "what came out of the mailbox that letter a was put into")
    check.equal(of_other, ["b"], "what came out of the mailbox that letter b was put into")
