from threading import Thread

from heddle import always, check


def together(works):
    """Runs each function on a thread of its own, which is called what the function does; answers what they returned."""
    results = {}

    def keeping(name, work):
        def target():
            results[name] = work()

        return target

    threads = [Thread(name=name, target=keeping(name, work)) for name, work in works.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [results[name] for name in works]


def five_bolts(student):
    inventory = student.Inventory()
    inventory.add("bolt", 5)
    return inventory


@always("exchange")
def exchange(student):
    inventory = five_bolts(student)
    check.equal(inventory.exchange("bolt", "nut", 2), True, "exchange('bolt', 'nut', 2) with 5 bolts")
    check.equal(inventory.count("bolt"), 3, "the number of bolts")
    check.equal(inventory.count("nut"), 2, "the number of nuts")
    check.equal(inventory.count("screw"), 0, "the number of screws")
    check.equal(inventory.total(), 5, "the number of all pieces")


@always("exchange-and-total")
def exchange_and_total(student):
    inventory = five_bolts(student)
    _, total = together({
        "exchange(bolt, nut)": lambda: inventory.exchange("bolt", "nut", 2),
        "total()": inventory.total,
    })
    check.equal(total, 5, "the number of all pieces")


@always("add-and-exchange")
def add_and_exchange(student):
    inventory = five_bolts(student)
    _, exchanged = together({
        "add(nut)": lambda: inventory.add("nut", 1),
        "exchange(bolt, nut)": lambda: inventory.exchange("bolt", "nut", 2),
    })
    check.equal(exchanged, True, "exchange('bolt', 'nut', 2) with 5 bolts")
    check.equal(inventory.count("bolt"), 3, "the number of bolts")
    check.equal(inventory.count("nut"), 3, "the number of nuts")


@always("remove-and-exchange")
def remove_and_exchange(student):
    inventory = five_bolts(student)
    removed, exchanged = together({
        "remove(bolt)": lambda: inventory.remove("bolt", 3),
        "exchange(bolt, nut)": lambda: inventory.exchange("bolt", "nut", 4),
    })
    check(removed != exchanged, f"there are 5 bolts; remove of 3 and exchange of 4 both returned {removed}")
    check.equal(inventory.count("bolt"), 2 if removed else 1, "the number of bolts")
    check.equal(inventory.count("nut"), 4 if exchanged else 0, "the number of nuts")


@always("refused")
def refused(student):
    # Nobody touches the inventory afterwards: a lock that was not released is found by itself.
    inventory = five_bolts(student)
    (removed,) = together({"remove(bolt)": lambda: inventory.remove("bolt", 6)})
    check.equal(removed, False, "remove('bolt', 6) with 5 bolts")
    (exchanged,) = together({"exchange(bolt, nut)": lambda: inventory.exchange("bolt", "nut", 6)})
    check.equal(exchanged, False, "exchange('bolt', 'nut', 6) with 5 bolts")
    check.equal(inventory.count("bolt"), 5, "the number of bolts")
    check.equal(inventory.total(), 5, "the number of all pieces")


@always("count-and-exchange")
def count_and_exchange(student):
    # The bolts gone, and the nuts not there yet: that is what nobody must see.
    inventory = five_bolts(student)
    seen, _ = together({
        "count(bolt), count(nut)": lambda: (inventory.count("bolt"), inventory.count("nut")),
        "exchange(bolt, nut)": lambda: inventory.exchange("bolt", "nut", 2),
    })
    check(
        seen in ((5, 0), (5, 2), (3, 2)),
        f"count('bolt') and then count('nut') were {seen} while 2 of 5 bolts were exchanged for nuts",
    )


@always("add-and-total")
def add_and_total(student):
    inventory = five_bolts(student)

    def add_both():
        inventory.add("bolt", 2)
        inventory.add("nut", 1)

    _, total = together({"add(bolt), add(nut)": add_both, "total()": inventory.total})
    check(total in (5, 7, 8), f"total() was {total} while 2 and then 1 were added to 5")


@always("two-removes")
def two_removes(student):
    # There are enough for one of them: to look and to take must be one step.
    inventory = five_bolts(student)
    three, four = together({
        "remove(bolt, 3)": lambda: inventory.remove("bolt", 3),
        "remove(bolt, 4)": lambda: inventory.remove("bolt", 4),
    })
    check(three != four, f"there are 5 bolts; to remove 3 and to remove 4 both returned {three}")
    check.equal(inventory.count("bolt"), 2 if three else 1, "the number of bolts")


@always("new-item")
def new_item(student):
    # Whoever comes first is the first to ask for nuts.
    inventory = student.Inventory()
    _, removed = together({
        "add(nut)": lambda: inventory.add("nut", 2),
        "remove(nut)": lambda: inventory.remove("nut", 1),
    })
    check.equal(inventory.count("nut"), 1 if removed else 2, "the number of nuts")
    check.equal(inventory.total(), 1 if removed else 2, "the number of all pieces")


@always("cross-exchange")
def cross_exchange(student):
    inventory = five_bolts(student)
    inventory.add("nut", 5)
    answers = together({
        "exchange(bolt, nut)": lambda: inventory.exchange("bolt", "nut", 2),
        "exchange(nut, bolt)": lambda: inventory.exchange("nut", "bolt", 1),
    })
    check.equal(answers, [True, True], "what the two exchanges returned")
    check.equal(inventory.count("bolt"), 4, "the number of bolts")
    check.equal(inventory.count("nut"), 6, "the number of nuts")


@always("enough-for-both")
def enough_for_both(student):
    # Nobody has a reason to say no, however busy the other one is.
    inventory = five_bolts(student)
    answers = together({
        "remove(bolt, 2)": lambda: inventory.remove("bolt", 2),
        "exchange(bolt, nut, 3)": lambda: inventory.exchange("bolt", "nut", 3),
    })
    check.equal(answers, [True, True], "what removing 2 and exchanging 3 of 5 bolts returned")
    check.equal(inventory.count("bolt"), 0, "the number of bolts")
    check.equal(inventory.count("nut"), 3, "the number of nuts")


@always("same-item")
def same_item(student):
    inventory = five_bolts(student)
    check.equal(inventory.exchange("bolt", "bolt", 5), True, "exchange('bolt', 'bolt', 5) with 5 bolts")
    check.equal(inventory.exchange("bolt", "bolt", 6), False, "exchange('bolt', 'bolt', 6) with 5 bolts")
    check.equal(inventory.count("bolt"), 5, "the number of bolts")


@always("two-inventories")
def two_inventories(student):
    inventory, other = five_bolts(student), five_bolts(student)
    check.equal(inventory.remove("bolt", 1), True, "remove('bolt', 1) with 5 bolts")
    check.equal(other.count("bolt"), 5, "the number of bolts in the other inventory")
    check.equal(inventory.total(), 4, "the number of all pieces")
