# "gather waits for all."
# Not if one fails: then it raises at once, and the others are still under way.
import asyncio


async def run_all(work, count):
    return await asyncio.gather(*[work(index) for index in range(count)])
