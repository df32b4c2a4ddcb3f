import asyncio

from heddle import always, check, outside, reachable

# Two tokens a second, room for three: a token takes half a second. Everything is looked at between two moments in which
# something may happen, so that it does not matter how a program rounds, and whose timer comes first.


class Queue:
    """Those who want tokens, and those who have got them, in that order."""

    def __init__(self, bucket):
        self.bucket = bucket
        self.served = []
        self.calls = []

    def come(self, name, count):
        self.calls.append(asyncio.create_task(self.take(name, count), name=name))

    async def take(self, name, count):
        await self.bucket.take(count)
        self.served.append(name)

    async def all(self):
        await asyncio.gather(*self.calls)


@reachable("at-once")
async def at_once(student, reach):
    bucket, under = student.TokenBucket(2, 3), []

    async def ask():
        await bucket.take(1)
        under.append(1)
        if len(under) == 3:
            reach()
        await asyncio.sleep(0.125)
        under.pop()

    await asyncio.gather(ask(), ask(), ask())


@always("by-and-by")
async def by_and_by(student):
    queue = Queue(student.TokenBucket(2, 3))
    for name in "abcde":
        queue.come(name, 1)
    await asyncio.sleep(0.25)
    check.equal(len(queue.served), 3, "how many had gone on after 250 ms")
    await asyncio.sleep(0.5)
    check.equal(len(queue.served), 4, "how many had gone on after 750 ms")
    await asyncio.sleep(0.5)
    check.equal(len(queue.served), 5, "how many had gone on after 1250 ms")
    await queue.all()
    check.equal(" ".join(queue.served), "a b c d e", "who went on, in that order")


@always("never-fuller")
async def never_fuller(student):
    bucket = student.TokenBucket(2, 3)
    await asyncio.sleep(10)
    answers = [bucket.try_take(1) for _ in range(4)]
    check.equal(answers, [True, True, True, False], "what try_take(1) returned four times, after ten seconds")
    await asyncio.sleep(0.25)
    check.equal(bucket.try_take(1), False, "what try_take(1) returned 250 ms later")
    await asyncio.sleep(0.5)
    check.equal(bucket.try_take(1), True, "what it returned after another 500 ms")
    check.equal(bucket.try_take(1), False, "what it returned right after that")


@always("in-order")
async def in_order(student):
    queue = Queue(student.TokenBucket(2, 3))
    check.equal(queue.bucket.try_take(3), True, "what try_take(3) of a full bucket returned")
    queue.come("who wants 2", 2)
    queue.come("who wants 1", 1)
    await asyncio.sleep(0.75)
    check.equal(queue.served, [], "who had gone on after 750 ms")
    queue.come("who came late", 1)
    await asyncio.sleep(0.5)
    check.equal(queue.served, ["who wants 2"], "who had gone on after 1250 ms")
    await asyncio.sleep(0.5)
    check.equal(queue.served, ["who wants 2", "who wants 1"], "who had gone on after 1750 ms")
    await asyncio.sleep(0.5)
    check.equal(queue.served, ["who wants 2", "who wants 1", "who came late"], "who had gone on after 2250 ms")
    await asyncio.sleep(0.5)
    check.equal(queue.bucket.try_take(1), True, "what try_take(1) returned after 2750 ms, when nobody waited")
    await queue.all()


@always("behind-those-who-wait")
async def behind_those_who_wait(student):
    queue = Queue(student.TokenBucket(2, 3))
    queue.come("first", 3)
    queue.come("second", 2)
    await asyncio.sleep(0.75)
    check.equal(queue.served, ["first"], "who had gone on after 750 ms")
    check.equal(queue.bucket.try_take(1), False, "what try_take(1) returned while somebody waited for 2 tokens")
    await asyncio.sleep(0.5)
    check.equal(queue.served, ["first", "second"], "who had gone on after 1250 ms")
    await asyncio.sleep(0.5)
    check.equal(queue.bucket.try_take(1), True, "what try_take(1) returned after 1750 ms, when nobody waited")
    await queue.all()

    # Two wait. When the first of them has gone on, the other one still does.
    queue = Queue(student.TokenBucket(2, 3))
    check.equal(queue.bucket.try_take(3), True, "what try_take(3) of a full bucket returned")
    queue.come("who wants 1", 1)
    queue.come("who wants 2", 2)
    await asyncio.sleep(1.25)
    check.equal(queue.served, ["who wants 1"], "who had gone on after 1250 ms")
    check.equal(queue.bucket.try_take(1), False, "what try_take(1) returned while one of two still waited")
    await asyncio.sleep(0.5)
    check.equal(queue.served, ["who wants 1", "who wants 2"], "who had gone on after 1750 ms")
    await queue.all()


@always("evenly")
async def evenly(student):
    bucket = student.TokenBucket(2, 3)
    await asyncio.sleep(0.25)
    check.equal(bucket.try_take(3), True, "what try_take(3) of a full bucket returned")
    for late in (125, 250, 375):
        await asyncio.sleep(0.125)
        check.equal(bucket.try_take(1), False, f"what try_take(1) returned {late} ms after the bucket was emptied")
    await asyncio.sleep(0.25)
    check.equal(bucket.try_take(1), True, "what it returned 625 ms after the bucket was emptied")
    await asyncio.sleep(0.25)
    check.equal(bucket.try_take(1), False, "what it returned after 875 ms")
    await asyncio.sleep(0.25)
    check.equal(bucket.try_take(1), True, "what it returned after 1125 ms")
    await asyncio.sleep(0.45)
    check.equal(bucket.try_take(1), True, "what it returned after 1575 ms")
    await asyncio.sleep(0.125)
    queue = Queue(bucket)
    queue.come("who came after 1700 ms", 1)
    await asyncio.sleep(0.2)
    check.equal(queue.served, [], "who had gone on after 1900 ms")
    await asyncio.sleep(0.2)
    check.equal(queue.served, ["who came after 1700 ms"], "who had gone on after 2100 ms")
    await queue.all()


async def error_of(awaitable):
    try:
        await awaitable
    except ValueError as error:
        return type(error).__name__


@always("more-than-fits")
async def more_than_fits(student):
    queue = Queue(student.TokenBucket(2, 3))
    check.equal(queue.bucket.try_take(4), False, "what try_take(4) returned, of a bucket with room for 3")
    check(await error_of(queue.bucket.take(4)) is not None, "take(4) did not raise a ValueError")
    check.equal(queue.bucket.try_take(3), True, "what try_take(3) returned after that")
    queue.come("a", 1)
    await asyncio.sleep(0.125)
    queue.bucket.try_take(4)
    await error_of(queue.bucket.take(4))
    await asyncio.sleep(0.125)
    check.equal(queue.served, [], "who had gone on after 250 ms")
    await asyncio.sleep(0.5)
    check.equal(queue.served, ["a"], "who had gone on after 750 ms")
    await queue.all()


@always("whenever-they-come")
async def whenever_they_come(student):
    queue, came = Queue(student.TokenBucket(2, 1)), []

    async def come(name):
        await outside(name=f"{name} comes")
        came.append(name)
        await queue.take(name, 1)

    coming = [asyncio.create_task(come(name), name=name) for name in "abc"]
    for passed in (250, 750, 1250):
        await asyncio.sleep(0.25 if passed == 250 else 0.5)
        most = 1 + passed * 2 // 1000
        served = len(queue.served)
        check(served <= most, f"{served} had gone on after {passed} ms, at most {most} may")
    await asyncio.gather(*coming)
    check.equal(queue.served, came, "who had gone on in the end, beside those who had come")


@always("two-buckets")
async def two_buckets(student):
    slow, quick = Queue(student.TokenBucket(2, 3)), Queue(student.TokenBucket(8, 1))
    check.equal(slow.bucket.try_take(3), True, "what try_take(3) of a full bucket returned")
    slow.come("a", 3)
    for name in "bcd":
        quick.come(name, 1)
    await asyncio.sleep(0.1875)
    check.equal(quick.served, ["b", "c"], "who had gone on after 188 ms, with a bucket of 8 tokens a second")
    await asyncio.sleep(0.125)
    check.equal(quick.served, ["b", "c", "d"], "who had gone on after 313 ms")
    check.equal(slow.served, [], "who had gone on with an empty bucket beside it")
    await asyncio.gather(slow.all(), quick.all())
