from threading import Thread

from heddle import always, check


def hikers(barrier, parties, rounds):
    """A hiker for each party: a thread that walks to so many huts, and looks at each of them who has come before he leaves."""
    come = [0] * parties

    def hiking(hiker):
        def target():
            for hut in range(1, rounds + 1):
                come[hiker] = hut
                barrier.wait()
                late = [other + 1 for other in range(parties) if come[other] < hut]
                check(not late, f"hiker {hiker + 1} left hut {hut} before hiker {late and late[0]} had come")

        return target

    return [Thread(name=f"hiker {hiker + 1}", target=hiking(hiker)) for hiker in range(parties)]


def hike(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@always("one-round")
def one_round(student):
    hike(hikers(student.CyclicBarrier(2), 2, 1))


@always("two-rounds")
def two_rounds(student):
    hike(hikers(student.CyclicBarrier(2), 2, 2))


@always("three-threads")
def three_threads(student):
    hike(hikers(student.CyclicBarrier(3), 3, 1))


@always("three-twice")
def three_twice(student):
    hike(hikers(student.CyclicBarrier(3), 3, 2))


@always("three-rounds")
def three_rounds(student):
    hike(hikers(student.CyclicBarrier(2), 2, 3))


@always("alone")
def alone(student):
    hike(hikers(student.CyclicBarrier(1), 1, 2))


@always("two-barriers")
def two_barriers(student):
    one, other = student.CyclicBarrier(2), student.CyclicBarrier(2)
    hike(hikers(one, 2, 1) + hikers(other, 2, 1))
