# "After a second all of them will be done."
# A call may take longer than any pause: nothing connects the two.
import asyncio


async def run_all(work, count):
    tasks = [asyncio.create_task(work(index)) for index in range(count)]
    await asyncio.sleep(1)
    for task in tasks:
        if task.done() and task.exception():
            raise task.exception()
    return [task.result() if task.done() else None for task in tasks]
