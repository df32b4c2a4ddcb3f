from threading import Thread, current_thread

from heddle import always, check

EXPECTED = "first . second . third ."
WHAT = "what was printed, with a dot at the end of each print,"


def printed(foo, names):
    """Calls the methods in threads of their own, started in this order; answers what was printed, with the end of each print."""
    log = []

    def calling(name):
        def show():
            check.equal(current_thread().name, f"{name}()", f"the thread on which {name} was printed")
            log.append(name)
            log.append(".")

        return lambda: getattr(foo, name)(show)

    threads = [Thread(name=f"{name}()", target=calling(name)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return " ".join(log)


@always("in-order")
def in_order(student):
    check.equal(printed(student.Foo(), ["first", "second", "third"]), EXPECTED, WHAT)


@always("the-other-way-round")
def the_other_way_round(student):
    check.equal(printed(student.Foo(), ["third", "second", "first"]), EXPECTED, WHAT)


@always("a-second-object")
def a_second_object(student):
    printed(student.Foo(), ["first", "second", "third"])
    check.equal(printed(student.Foo(), ["third", "second", "first"]), EXPECTED, f"{WHAT} by a second object")
