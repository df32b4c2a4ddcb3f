# "asyncio.wait waits for them."
# For as many as it is told to: with FIRST_COMPLETED for one.
import asyncio


async def run_all(work, count):
    if count == 0:
        return []
    tasks = [asyncio.create_task(work(index)) for index in range(count)]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    return [task.result() for task in tasks if task in done]
