import asyncio

from heddle import always, check, outside, reachable


class Unknown(Exception):
    pass


class Store:
    """The balances, far away: it answers whenever it likes."""

    def __init__(self, balances, look=lambda: None):
        self.saved = dict(balances)
        self.asked = []
        self.saving = []
        self.look = look

    async def load(self, account):
        await self.ask("load", account)
        if account not in self.saved:
            raise Unknown(account)
        return self.saved[account]

    async def save(self, account, balance):
        self.saving.append(account)
        await self.ask(f"save {balance}", account)
        self.saving.remove(account)
        check(account in self.saved, f"a balance of {account} was saved, which does not exist")
        check(balance >= 0, f"the balance of {account} was saved as {balance}")
        self.saved[account] = balance

    async def ask(self, what, account):
        self.asked.append(account)
        self.look()
        await outside(name=f"{what} {account}")
        self.asked.remove(account)

    def balances(self):
        """To be called when everything has been answered."""
        check.equal(len(self.saving), 0, "the number of saves that were still under way in the end")
        return self.saved


@always("same-accounts")
async def same_accounts(student):
    store = Store({"a": 1000, "b": 0})
    bank = student.Bank(store)
    answers = await asyncio.gather(bank.transfer("a", "b", 100), bank.transfer("a", "b", 10))
    check.equal(answers, [True, True], "what the two transfers returned")
    check.equal(store.balances(), {"a": 890, "b": 110}, "the balances")


@always("cross")
async def cross(student):
    """While c→b holds b, nobody has both accounts at once."""
    store = Store({"a": 1000, "b": 1000, "c": 1000})
    bank = student.Bank(store)
    answers = await asyncio.gather(bank.transfer("c", "b", 1), bank.transfer("b", "a", 10), bank.transfer("a", "b", 100))
    check.equal(answers, [True, True, True], "what the three transfers returned")
    check.equal(store.balances(), {"a": 910, "b": 1091, "c": 999}, "the balances")


@always("to-itself")
async def to_itself(student):
    store = Store({"a": 100})
    bank = student.Bank(store)
    check.equal(await bank.transfer("a", "a", 30), True, "what transfer a→a of 30 returned, with 100 in a")
    check.equal(await bank.transfer("a", "a", 300), False, "what transfer a→a of 300 returned, with 100 in a")
    check.equal(await bank.audit(["a"]), 100, "what audit of a returned")
    check.equal(store.balances(), {"a": 100}, "the balances")


@reachable("disjoint")
async def disjoint(student, reach):
    def look():
        if {"a", "b"} & set(store.asked) and {"c", "d"} & set(store.asked):
            reach()

    store = Store({"a": 100, "b": 100, "c": 100, "d": 100}, look)
    bank = student.Bank(store)
    await asyncio.gather(bank.transfer("a", "b", 10), bank.transfer("c", "d", 20))
    check.equal(store.balances(), {"a": 90, "b": 110, "c": 80, "d": 120}, "the balances")


@always("audit")
async def audit(student):
    store = Store({"a": 1000, "b": 1000})
    bank = student.Bank(store)
    one, other, _ = await asyncio.gather(bank.audit(["a", "b"]), bank.audit(["b", "a"]), bank.transfer("b", "a", 100))
    check.equal([one, other], [2000, 2000], "what the two audits returned")
    check.equal(store.balances(), {"a": 1100, "b": 900}, "the balances")


@always("not-enough")
async def not_enough(student):
    store = Store({"a": 100, "b": 0, "c": 0})
    bank = student.Bank(store)
    answers = await asyncio.gather(bank.transfer("a", "b", 80), bank.transfer("a", "c", 70))
    check.equal(sum(answers), 1, "the number of transfers that were made")
    expected = {"a": 20, "b": 80, "c": 0} if answers[0] else {"a": 30, "b": 0, "c": 70}
    check.equal(store.balances(), expected, "the balances")


async def outcome(awaitable):
    """What comes of a call, as text."""
    try:
        return f"returned {await awaitable}"
    except Unknown:
        return "failed with the store's error"


@always("unknown-account")
async def unknown_account(student):
    store = Store({"a": 100, "b": 100})
    bank = student.Bank(store)
    calls = [bank.transfer("a", "x", 10), bank.transfer("x", "b", 10), bank.transfer("a", "b", 10)]
    to_nobody, from_nobody, good = await asyncio.gather(*map(outcome, calls))
    check.equal(to_nobody, "failed with the store's error", "what transfer a→x did")
    check.equal(from_nobody, "failed with the store's error", "what transfer x→b did")
    check.equal(good, "returned True", "what transfer a→b did")
    check.equal(await outcome(bank.audit(["a", "x"])), "failed with the store's error", "what audit of a and x did")
    check.equal(await bank.audit(["a", "b"]), 200, "what audit of a and b returned after that")
    check.equal(store.balances(), {"a": 90, "b": 110}, "the balances")


@always("ring")
async def ring(student):
    store = Store({"a": 100, "b": 100, "c": 100})
    bank = student.Bank(store)
    await asyncio.gather(bank.transfer("a", "b", 10), bank.transfer("b", "c", 20), bank.transfer("c", "a", 30))
    check.equal(store.balances(), {"a": 120, "b": 90, "c": 90}, "the balances")
