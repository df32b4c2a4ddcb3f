import asyncio


async def run_all(work, count):
    results = []

    async def call(index):
        results.append(await work(index))

    for index in range(count):
        asyncio.create_task(call(index))
    return results
