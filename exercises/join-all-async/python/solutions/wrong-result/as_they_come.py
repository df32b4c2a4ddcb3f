# "The first result is the first to come."
# They come in any order; each has its own place.
import asyncio


async def run_all(work, count):
    results, errors = [], {}

    async def call(index):
        try:
            results.append(await work(index))
        except Exception as error:
            errors[index] = error

    await asyncio.gather(*[call(index) for index in range(count)])
    if errors:
        raise errors[min(errors)]
    return results
