import asyncio

from heddle import always, check, outside, reachable


class Database:
    """Numbers its answers, and knows how many questions it has, and had, open."""

    def __init__(self):
        self.asked = []
        self.answered = []

    async def ask(self, key):
        """Asks for a key; the n-th answer altogether is `<key> <n>`."""
        self.asked.append(key)
        answer = f"{key} {len(self.asked)}"
        await outside(name=f"the database's {answer}")
        self.answered.append(key)
        return answer

    def open(self):
        return len(self.asked) - len(self.answered)


class Problem(Exception):
    pass


async def outcome(awaitable):
    """What comes of it: the value, or the exception."""
    try:
        return await awaitable
    except Problem as problem:
        return problem


@always("two-share")
async def two_share(student):
    flights, database = student.SingleFlight(), Database()

    async def load():
        return await database.ask("tea")

    got = await asyncio.gather(*[flights.do("tea", load) for _ in range(3)])
    check.equal(len(database.asked), 1, "how often load was called for three who asked at once")
    check.equal(list(got), ["tea 1"] * 3, "what the three got")


@always("loads-again")
async def loads_again(student):
    flights, database = student.SingleFlight(), Database()

    async def load():
        return await database.ask("tea")

    check.equal(await flights.do("tea", load), "tea 1", "what the first one got")
    check.equal(await flights.do("tea", load), "tea 2", "what somebody got who asked after that")
    got = await asyncio.gather(flights.do("tea", load), flights.do("tea", load))
    check.equal(list(got), ["tea 3", "tea 3"], "what two got who asked together after that")


@always("somebody-later")
async def somebody_later(student):
    flights, database = student.SingleFlight(), Database()
    heard = []  # what the first one has got

    async def load():
        check.equal(database.open(), 0, "the number of loads under way when another one of the same key began")
        return await database.ask("tea")

    async def first():
        heard.append(await flights.do("tea", load))
        check.equal(heard, ["tea 1"], "what the first one got")
        check(await flights.do("tea", load) != "tea 1", "somebody who had got tea 1, and asked again, got tea 1")

    async def second():
        await outside(name="somebody comes")
        under_way, over = database.asked and not database.answered, bool(heard)
        value = await flights.do("tea", load)
        if under_way:
            check.equal(value, "tea 1", "what somebody got who came while tea 1 was loaded")
        if over:
            check(value != "tea 1", "somebody who came when tea 1 was over got tea 1")

    await asyncio.gather(first(), second())


@reachable("two-keys")
async def two_keys(student, reach):
    flights, database = student.SingleFlight(), Database()

    def load(key):
        async def ask():
            answer = asyncio.ensure_future(database.ask(key))
            await asyncio.sleep(0)
            if database.open() == 2:
                reach()
            return await answer

        return ask

    got = await asyncio.gather(flights.do("tea", load("tea")), flights.do("salt", load("salt")))
    check.equal([each.split()[0] for each in got], ["tea", "salt"], "the keys of what the two got")


@always("load-fails")
async def load_fails(student):
    flights, database, problem, calls = student.SingleFlight(), Database(), Problem("the database is down"), []

    async def failing():
        calls.append(1)
        return await outside(problem, name="the database")

    outcomes = await asyncio.gather(*[outcome(flights.do("tea", failing)) for _ in range(2)])
    check.equal(len(calls), 1, "how often load was called for two who asked at once")
    check(
        all(each is problem for each in outcomes), "one of two who shared a flight that failed did not get its error"
    )

    async def load():
        return await database.ask("tea")

    following = await outcome(flights.do("tea", load))
    check(following == "tea 1", f"what the next one got was {following!r}, expected 'tea 1'")


@always("fails-at-once")
async def fails_at_once(student):
    flights, database, problem = student.SingleFlight(), Database(), Problem("no such table")

    def failing():
        raise problem

    caught = await outcome(flights.do("tea", failing))
    check(caught is problem, f"a load that raised gave {caught!r}")

    async def load():
        return await database.ask("tea")

    following = await outcome(flights.do("tea", load))
    check(following == "tea 1", f"what the next one got was {following!r}, expected 'tea 1'")


@always("nobody-else")
async def nobody_else(student):
    flights, problem = student.SingleFlight(), Problem("the database is down")

    async def failing():
        return await outside(problem, name="the database")

    check(await outcome(flights.do("tea", failing)) is problem, "do did not pass on the error of load")
    check(await outcome(flights.do("tea", failing)) is problem, "nor did it when it was called again")


@always("any-key-any-result")
async def any_key_any_result(student):
    flights, calls = student.SingleFlight(), []
    pairs = [("", None), (None, 0), (0, False), ((1, "a"), [])]

    def load(key, result):
        async def answer():
            calls.append(key)
            return await outside(result, name=f"load {key!r}")

        return answer

    got = await asyncio.gather(*[flights.do(key, load(key, result)) for key, result in pairs for _ in range(2)])
    check.equal(len(calls), len(pairs), "how often something was loaded for four keys, each asked for twice at once")
    check.equal(list(got), [result for _, result in pairs for _ in range(2)], "what two for each key got")


@always("forget")
async def forget(student):
    flights, database = student.SingleFlight(), Database()

    async def load():
        return await database.ask("tea")

    async def then_again(old):
        await old
        under_way = database.open() == 1
        value = await flights.do("tea", load)
        if under_way:
            check.equal(value, "tea 2", "what somebody got while the new flight was under way")

    flights.forget("tea")  # no flight: nothing happens
    old, same = [asyncio.ensure_future(flights.do("tea", load)) for _ in range(2)]
    while not database.asked:
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    flights.forget("tea")
    fresh = asyncio.ensure_future(flights.do("tea", load))
    following = asyncio.ensure_future(then_again(old))
    check.equal([await old, await same], ["tea 1", "tea 1"], "what those got who waited already")
    check.equal(await fresh, "tea 2", "what the first one after forget got")
    await following


@always("nested")
async def nested(student):
    flights, database = student.SingleFlight(), Database()

    def load(key):
        return lambda: database.ask(key)

    async def both():
        got = await asyncio.gather(*[flights.do(key, load(key)) for key in ("leaf", "water")])
        return " and ".join(each.split()[0] for each in got)

    got = await asyncio.gather(flights.do("tea", both), flights.do("tea", both))
    check.equal(list(got), ["leaf and water", "leaf and water"], "what two got")
    check.equal(sorted(database.asked), ["leaf", "water"], "the keys that were loaded")


@always("two-objects")
async def two_objects(student):
    here, there = student.SingleFlight(), student.SingleFlight()

    def load(name):
        async def answer():
            return await outside(f"tea from {name}", name=name)

        return answer

    got = await asyncio.gather(here.do("tea", load("here")), there.do("tea", load("there")))
    check.equal(list(got), ["tea from here", "tea from there"], "what each of the two objects gave")
