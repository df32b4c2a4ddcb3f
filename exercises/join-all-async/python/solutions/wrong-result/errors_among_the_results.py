# "return_exceptions=True deals with the errors."
# It puts them into the list, where the caller takes them for values.
import asyncio


async def run_all(work, count):
    return await asyncio.gather(*[work(index) for index in range(count)], return_exceptions=True)
