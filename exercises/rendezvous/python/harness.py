from threading import Thread

from heddle import always, check


def together(works):
    """Runs each function on a thread of its own, which is called what the function does."""
    threads = [Thread(name=name, target=target) for name, target in works.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def bringing(meet, gifts, got):
    """Brings these gifts, one after the other, and keeps what comes back."""

    def work():
        for gift in gifts:
            got.append(meet(gift))

    return work


@always("one-exchange")
def one_exchange(student):
    meeting = student.Rendezvous()
    a, b = [], []
    together({"A": bringing(meeting.meet_a, [0], a), "B": bringing(meeting.meet_b, [7], b)})
    check.equal(a, [7], "what A got when A brought 0 and B brought 7")
    check.equal(b, [0], "what B got when A brought 0 and B brought 7")


@always("both-before-both-after")
def both_before_both_after(student):
    meeting = student.Rendezvous()
    here = []

    def a():
        here.append("A")
        meeting.meet_a(1)
        check("B" in here, "meet_a returned before B had come")

    def b():
        here.append("B")
        meeting.meet_b(2)
        check("A" in here, "meet_b returned before A had come")

    together({"A": a, "B": b})


@always("two-exchanges")
def two_exchanges(student):
    meeting = student.Rendezvous()
    a, b = [], []
    together({"A": bringing(meeting.meet_a, [1, 2], a), "B": bringing(meeting.meet_b, [8, 9], b)})
    check.equal(a, [8, 9], "what A got when A brought 1, 2 and B brought 8, 9")
    check.equal(b, [1, 2], "what B got when A brought 1, 2 and B brought 8, 9")


@always("two-couples")
def two_couples(student):
    one, other = student.Rendezvous(), student.Rendezvous()
    got = [[], [], [], []]
    together({
        "A": bringing(one.meet_a, [1], got[0]),
        "the other A": bringing(other.meet_a, [3], got[2]),
        "the other B": bringing(other.meet_b, [4], got[3]),
        "B": bringing(one.meet_b, [2], got[1]),
    })
    check.equal(got[:2], [[2], [1]], "what A and B got, who brought 1 and 2,")
    check.equal(got[2:], [[4], [3]], "what the others got, who brought 3 and 4,")
