from threading import Barrier, Thread, current_thread
from time import sleep

from heddle import always, check, reachable


class Table:
    """A table with its forks: who has which, and who has eaten."""

    def __init__(self, student, seats):
        self.philosophers = student.DiningPhilosophers(seats)
        self.seats = seats
        self.hands = [[] for _ in range(seats)]  # for each fork whoever has it: one at the most, or something is wrong
        self.eating, self.meals = [], []

    def dine(self, philosopher, look=lambda eating: None):
        left, right = philosopher, (philosopher + 1) % self.seats
        own = current_thread()

        def on_his_own(action):
            def checked():
                check(current_thread() is own, f"philosopher {philosopher} ate on another thread than his own")
                action()

            return checked

        def eat():
            for fork in (left, right):
                check(philosopher in self.hands[fork], f"philosopher {philosopher} ate without fork {fork}")
            self.eating.append(philosopher)
            look(len(self.eating))
            sleep(1)
            self.eating.remove(philosopher)
            self.meals.append(philosopher)

        self.philosophers.wantsToEat(
            philosopher,
            on_his_own(lambda: self.pick(philosopher, left)),
            on_his_own(lambda: self.pick(philosopher, right)),
            on_his_own(eat),
            on_his_own(lambda: self.put(philosopher, left)),
            on_his_own(lambda: self.put(philosopher, right)),
        )

    def pick(self, philosopher, fork):
        hands = self.hands[fork]
        hands.append(philosopher)
        check.equal(len(hands), 1, f"the number of hands on fork {fork}")

    def put(self, philosopher, fork):
        hands = self.hands[fork]
        check(philosopher in hands, f"philosopher {philosopher} put down fork {fork}, which he did not have")
        hands.remove(philosopher)


def hungry(table, philosophers, times=1, look=lambda eating: None):
    """These philosophers are hungry at the same time, so many times each."""

    def dine(philosopher):
        for _ in range(times):
            table.dine(philosopher, look)

    threads = [Thread(name=f"philosopher {each}", target=dine, args=(each,)) for each in philosophers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def everybody(table, times=1):
    hungry(table, range(table.seats), times)
    check.equal(sorted(table.meals), sorted([*range(table.seats)] * times), "who has eaten")


@always("two-at-the-table")
def two_at_the_table(student):
    everybody(Table(student, 2))


@always("three-at-the-table")
def three_at_the_table(student):
    everybody(Table(student, 3))


@reachable("across-the-table")
def across_the_table(student, reach):
    hungry(Table(student, 4), (0, 2), 1, lambda eating: reach() if eating == 2 else None)


@always("eat-again")
def eat_again(student):
    everybody(Table(student, 2), 2)


@always("five-at-the-table")
def five_at_the_table(student):
    everybody(Table(student, 5))


@always("both-neighbours")
def both_neighbours(student):
    table = Table(student, 4)
    both = Barrier(2)
    hungry_now = [
        Thread(name=f"philosopher {each}", target=table.dine, args=(each, lambda eating: both.wait())) for each in (1, 3)
    ]

    def start(eating):
        for thread in hungry_now:
            thread.start()

    table.dine(0, start)  # while 0 eats, both of his neighbours become hungry; afterwards each eats until the other one does
    for thread in hungry_now:
        thread.join()
    check.equal(sorted(table.meals), [0, 1, 3], "who has eaten")


@always("two-tables")
def two_tables(student):
    one, other = Table(student, 2), Table(student, 2)
    one.dine(0, lambda eating: everybody(other))  # while somebody eats at one table, a whole meal at the other one
    check.equal([len(one.meals), len(other.meals)], [1, 2], "the number of meals at each table")
