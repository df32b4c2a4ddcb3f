import asyncio

from heddle import always, check, outside, reachable


class Problem(Exception):
    pass


PROBLEM = Problem("out of stock")


class Shop:
    """A server, its database, and what has happened so far."""

    def __init__(self, student, limit, meanwhile=None, close_fails=None):
        """`meanwhile` is awaited when a request is under way; with `close_fails` the database fails when it is closed."""
        self.limit = limit
        self.meanwhile = meanwhile
        self.close_fails = close_fails
        self.begun = []  # the requests that `handler` was called for
        self.ended = []  # those that have ended
        self.first_end = asyncio.Event()
        self.closings = 0  # how often the database's `close` was called
        self.closed = False  # whether that is done
        self.server = student.Server(self.handler, self, limit)

    def under_way(self):
        return len(self.begun) - len(self.ended)

    async def send(self, request):
        """Sends a request: its answer, `failed`, `refused` or `cancelled`."""
        try:
            return await self.server.handle(request)
        except asyncio.CancelledError:
            return "cancelled"
        except Exception as error:
            return "failed" if error is PROBLEM else "refused"

    async def shutdown(self):
        """Shuts down, and looks whether all is done when that says so."""
        await self.server.shutdown()
        check(self.closed, "shutdown was done before the database was closed")

    def handler(self, request):
        check(request not in self.begun, f"the handler was called twice for {request}")
        check.equal(self.closings, 0, f"how often the database was closed when the handler was called for {request}")
        self.begun.append(request)
        under_way = self.under_way()
        check(under_way <= self.limit, f"{under_way} requests were under way, with a limit of {self.limit}")
        if request == "throws":
            self.ended.append(request)
            raise PROBLEM
        return self.query(request)

    async def query(self, request):
        try:
            if self.meanwhile is not None:
                await self.meanwhile(request)
            result = PROBLEM if request == "fails" else f"answer to {request}"
            return await outside(result, name=f"the database's answer to {request}")
        finally:
            self.ended.append(request)
            self.first_end.set()

    async def close(self):
        """The database's: for the server, the shop is the database."""
        self.closings += 1
        check.equal(self.closings, 1, "how often the database was closed")
        check.equal(self.under_way(), 0, "the number of requests under way when the database was closed")
        await outside(name="the database closes")
        self.closed = True
        if self.close_fails is not None:
            raise self.close_fails


@always("under-way")
async def under_way(student):
    shop = Shop(student, 2)
    answer, _ = await asyncio.gather(shop.send("a"), shop.shutdown())
    check.equal(answer, "answer to a", "what came of a request that was under way at the shutdown")


@always("waiting")
async def waiting(student):
    shop = Shop(student, 1)
    *answers, _ = await asyncio.gather(shop.send("a"), shop.send("b"), shop.send("c"), shop.shutdown())
    check.equal(
        answers,
        ["answer to a", "answer to b", "answer to c"],
        "what came of three requests that were there before the shutdown, one at a time",
    )


@always("late-requests")
async def late_requests(student):
    last_guest = asyncio.Event()

    async def meanwhile(request):
        if request == "a":
            await last_guest.wait()

    shop = Shop(student, 2, meanwhile)
    accepted = asyncio.create_task(shop.send("a"))
    down = asyncio.create_task(shop.shutdown())
    first = asyncio.create_task(shop.send("b"))  # its first step comes right after those of the other two
    check.equal(await first, "refused", "what came of a request right after the call of shutdown")
    await outside(name="some time passes")
    check.equal(await shop.send("c"), "refused", "what came of a request during the shutdown")
    last_guest.set()
    check.equal(await accepted, "answer to a", "what came of the request that was under way")
    await down
    check.equal(await shop.send("d"), "refused", "what came of a request after the shutdown")
    check.equal(shop.begun, ["a"], "the requests that the handler was called for")


@always("two-signals")
async def two_signals(student):
    shop = Shop(student, 2)

    async def signal():
        await outside(name="one more signal")
        await shop.shutdown()

    *answers, _, _, _ = await asyncio.gather(
        shop.send("a"), shop.send("b"), shop.shutdown(), shop.shutdown(), signal()
    )
    check.equal(
        answers, ["answer to a", "answer to b"], "what came of two requests that were under way at the shutdown"
    )
    await shop.shutdown()


@reachable("side-by-side")
async def side_by_side(student, reach):
    async def meanwhile(request):
        await outside(name="some time passes")
        if shop.under_way() == 2:
            reach()

    shop = Shop(student, 2, meanwhile)
    await asyncio.gather(shop.send("a"), shop.send("b"), shop.shutdown())


@always("any-moment")
async def any_moment(student):
    shop = Shop(student, 1)
    signalled = []

    async def client(request):
        await outside(name=f"{request} comes")
        in_time = not signalled
        outcome = await shop.send(request)
        if in_time:
            check.equal(outcome, f"answer to {request}", f"what came of {request}, which came before the shutdown")
        else:
            check.equal(outcome, "refused", f"what came of {request}, which came after the call of shutdown")

    async def signal():
        await outside(name="the signal to stop")
        signalled.append(True)
        await shop.shutdown()

    await asyncio.gather(client("a"), client("b"), signal())


@always("failing")
async def failing(student):
    shop = Shop(student, 2)
    *outcomes, _ = await asyncio.gather(shop.send("fails"), shop.send("b"), shop.send("c"), shop.shutdown())
    check.equal(outcomes, ["failed", "answer to b", "answer to c"], "what came of three requests, one of which fails")


@always("throws-at-once")
async def throws_at_once(student):
    shop = Shop(student, 1)
    check.equal(await shop.send("throws"), "failed", "what came of a request whose handler raised at once")
    answer, _ = await asyncio.gather(shop.send("b"), shop.shutdown())
    check.equal(answer, "answer to b", "what came of the next one")


@always("limit")
async def limit(student):
    shop = Shop(student, 1)

    async def newcomers():
        await shop.first_end.wait()  # from here on one comes in each round of the loop: there is no gap between a and b
        rush = []
        for request in "cdef":
            rush.append(asyncio.create_task(shop.send(request)))
            await asyncio.sleep(0)
        return await asyncio.gather(*rush)

    first, second, others = await asyncio.gather(shop.send("a"), shop.send("b"), newcomers())
    answers = [first, second, *others]
    check.equal(answers, [f"answer to {each}" for each in "abcdef"], "what came of six requests, one at a time")
    await shop.shutdown()


@reachable("goes-on")
async def goes_on(student, reach):
    # Not whole batches: of two that began together one has ended, the other one has not, and a third one has begun.
    async def meanwhile(request):
        if request == "c" and len(shop.ended) == 1:
            reach()

    shop = Shop(student, 2, meanwhile)
    await asyncio.gather(shop.send("a"), shop.send("b"), shop.send("c"), shop.shutdown())


@always("idle")
async def idle(student):
    unused = Shop(student, 2)
    await unused.shutdown()
    used = Shop(student, 2)
    check.equal(await used.send("a"), "answer to a", "what came of a request")
    await used.shutdown()


@always("close-fails")
async def close_fails(student):
    stuck = Problem("the disk is full")
    shop = Shop(student, 1, close_fails=stuck)

    async def outcome():
        try:
            await shop.shutdown()
        except Problem as error:
            return error

    answer, *outcomes = await asyncio.gather(shop.send("a"), outcome(), outcome())
    outcomes.append(await outcome())
    check.equal(answer, "answer to a", "what came of a request that was under way at the shutdown")
    check(
        all(each is stuck for each in outcomes),
        "the database could not be closed, and a shutdown did not fail with its error",
    )


@always("asked-by-a-request")
async def asked_by_a_request(student):
    down = []

    async def meanwhile(request):
        await outside(name="some time passes")
        if request == "stop":
            down.append(asyncio.create_task(shop.shutdown()))

    shop = Shop(student, 1, meanwhile)
    check.equal(await shop.send("stop"), "answer to stop", "what came of the request to stop")
    check.equal(await shop.send("b"), "refused", "what came of a request after that")
    await asyncio.gather(*down)
