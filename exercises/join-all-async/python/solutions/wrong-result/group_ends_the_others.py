# "A task group waits for all of its tasks."
# If one fails it cancels the others first, and what it raises is a group of errors.
import asyncio


async def run_all(work, count):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(index)) for index in range(count)]
    return [task.result() for task in tasks]
