import asyncio


async def run_all(work, count):
    outcomes = await asyncio.gather(*[work(index) for index in range(count)], return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome
    return outcomes
