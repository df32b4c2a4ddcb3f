import asyncio


async def run_all(work, count):
    """A task group ends the others when one of its tasks fails; so none does."""
    results, errors = {}, {}

    async def call(index):
        try:
            results[index] = await work(index)
        except Exception as error:
            errors[index] = error

    async with asyncio.TaskGroup() as group:
        for index in range(count):
            group.create_task(call(index))
    if errors:
        raise errors[min(errors)]
    return [results[index] for index in range(count)]
