import asyncio


async def run_all(work, count):
    tasks = [asyncio.create_task(work(index)) for index in range(count)]
    results, errors = [], []
    for task in tasks:
        try:
            results.append(await task)
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]
    return results
