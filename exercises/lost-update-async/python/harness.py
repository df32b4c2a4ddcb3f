import asyncio

from heddle import always, check, outside, reachable

RATES = {"EUR": 1, "USD": 2, "GBP": 3}


class Unknown(Exception):
    pass


UNKNOWN = Unknown("nobody knows this currency")


async def rates(currency):
    """The exchange: it answers whenever it likes."""
    return await outside(RATES.get(currency, UNKNOWN), name=f"rate of {currency}")


@always("two-deposits")
async def two_deposits(student):
    account = student.Account(rates)
    await asyncio.gather(account.deposit(100, "EUR"), account.deposit(10, "USD"))
    check.equal(account.balance, 120, "the balance")


@always("one-deposit")
async def one_deposit(student):
    account = student.Account(rates)
    await account.deposit(5, "GBP")
    check.equal(account.balance, 15, "the balance")
    check.equal(await account.withdraw(7, "USD"), True, "what withdraw answered")
    check.equal(account.balance, 1, "the balance")
    check.equal(await account.withdraw(1, "USD"), False, "what withdraw of more than there is answered")
    check.equal(account.balance, 1, "the balance")


@reachable("rates-together")
async def rates_together(student, reach):
    asked, most = [], [0]

    async def rate(currency):
        asked.append(currency)
        most[-1] = max(most[-1], len(asked))
        value = await outside(1, name=f"rate of {currency}")
        asked.remove(currency)
        return value

    account = student.Account(rate)
    await asyncio.gather(account.deposit(1, "EUR"), account.deposit(1, "USD"))
    check.equal(account.balance, 2, "the balance")
    most.append(0)
    await asyncio.gather(account.withdraw(1, "EUR"), account.withdraw(1, "USD"))
    check.equal(account.balance, 0, "the balance")
    if most == [2, 2]:
        reach()


@always("unknown-currency")
async def unknown_currency(student):
    account = student.Account(rates)
    good, bad = await asyncio.gather(
        account.deposit(10, "EUR"), account.deposit(10, "XXX"), return_exceptions=True
    )
    check(not isinstance(good, BaseException), f"the deposit whose rate is known raised {good!r}")
    check(bad is UNKNOWN, "deposit did not pass on the error of the exchange")
    check.equal(account.balance, 10, "the balance")
    refused = (await asyncio.gather(account.withdraw(1, "XXX"), return_exceptions=True))[0]
    check(refused is UNKNOWN, "withdraw did not pass on the error of the exchange")
    await account.deposit(1, "USD")
    check.equal(account.balance, 12, "the balance after one more deposit")


@always("deposit-and-withdraw")
async def deposit_and_withdraw(student):
    account = student.Account(rates)
    await account.deposit(100, "EUR")
    _, took = await asyncio.gather(account.deposit(10, "USD"), account.withdraw(30, "GBP"))
    check.equal(took, True, "what withdraw answered")
    check.equal(account.balance, 30, "the balance")


@always("answers-together")
async def answers_together(student):
    # The exchange need not answer everybody one by one.
    answer = asyncio.create_task(rates("USD"))

    async def rate(currency):
        return await answer

    account = student.Account(rate)
    await asyncio.gather(account.deposit(10, "USD"), account.deposit(20, "USD"))
    check.equal(account.balance, 60, "the balance")
    answer = asyncio.create_task(rates("USD"))
    took = await asyncio.gather(account.withdraw(20, "USD"), account.withdraw(20, "USD"))
    check.equal(sum(1 for each in took if each), 1, "the number of withdrawals of 40 that were granted, of two")
    check.equal(account.balance, 20, "the balance after that")


@always("no-overdraft")
async def no_overdraft(student):
    account = student.Account(rates)
    await account.deposit(60, "EUR")
    took = await asyncio.gather(account.withdraw(30, "USD"), account.withdraw(20, "GBP"))
    check.equal(sum(1 for each in took if each), 1, "the number of withdrawals that were granted")
    check.equal(account.balance, 0, "the balance")
