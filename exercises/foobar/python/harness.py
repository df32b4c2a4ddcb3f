from threading import Thread, current_thread

from heddle import always, check


def blink(foobar, n, names, what):
    """Calls the methods in threads of their own, started in this order, and looks at what was printed."""
    log = []

    def calling(name):
        def show():
            check.equal(current_thread().name, f"{name}()", f"the thread on which {name} was printed")
            log.append(name)
            log.append(".")

        return lambda: getattr(foobar, name)(show)

    threads = [Thread(name=f"{name}()", target=calling(name)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = " ".join(["foo . bar ."] * n)
    check.equal(" ".join(log), expected, f"what {what} printed, with a dot at the end of each print,")


@always("one-round")
def one_round(student):
    blink(student.FooBar(1), 1, ["foo", "bar"], "FooBar(1)")


@always("two-rounds")
def two_rounds(student):
    blink(student.FooBar(2), 2, ["foo", "bar"], "FooBar(2)")


@always("bar-starts-first")
def bar_starts_first(student):
    blink(student.FooBar(2), 2, ["bar", "foo"], "FooBar(2)")


@always("three-rounds")
def three_rounds(student):
    blink(student.FooBar(3), 3, ["foo", "bar"], "FooBar(3)")


@always("a-second-object")
def a_second_object(student):
    blink(student.FooBar(1), 1, ["foo", "bar"], "FooBar(1)")
    blink(student.FooBar(2), 2, ["bar", "foo"], "a second object, FooBar(2),")
