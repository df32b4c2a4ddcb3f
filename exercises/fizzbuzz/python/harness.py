from threading import Thread, current_thread

from heddle import always, check

WORDS = "1 2 fizz 4 buzz fizz 7 8 fizz buzz 11 fizz 13 14 fizzbuzz".split()


def count(game, n, what):
    """Calls each method in a thread of its own, and looks at what was said, and where."""
    said = []

    def say(word, method):
        check.equal(current_thread().name, method, f"the thread on which {word} was said")
        said.append(word)
        said.append(".")

    works = {
        "fizz()": lambda: game.fizz(lambda: say("fizz", "fizz()")),
        "buzz()": lambda: game.buzz(lambda: say("buzz", "buzz()")),
        "fizzbuzz()": lambda: game.fizzbuzz(lambda: say("fizzbuzz", "fizzbuzz()")),
        "number()": lambda: game.number(lambda x: say(str(x), "number()")),
    }
    threads = [Thread(name=name, target=target) for name, target in works.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = " ".join(f"{word} ." for word in WORDS[:n])
    check.equal(" ".join(said), expected, f"what {what} said, with a dot at the end of each call,")


@always("up-to-three")
def up_to_three(student):
    count(student.FizzBuzz(3), 3, "FizzBuzz(3)")


@always("up-to-five")
def up_to_five(student):
    count(student.FizzBuzz(5), 5, "FizzBuzz(5)")


@always("up-to-one")
def up_to_one(student):
    count(student.FizzBuzz(1), 1, "FizzBuzz(1)")


@always("up-to-fifteen")
def up_to_fifteen(student):
    count(student.FizzBuzz(15), 15, "FizzBuzz(15)")


@always("a-second-object")
def a_second_object(student):
    count(student.FizzBuzz(1), 1, "FizzBuzz(1)")
    count(student.FizzBuzz(3), 3, "a second object, FizzBuzz(3),")
