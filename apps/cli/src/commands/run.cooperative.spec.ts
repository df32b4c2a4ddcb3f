import type { ProgramReport } from '@heddle/verdict';
import { folderWith, heddle } from '../testing/heddle';

jest.setTimeout(120_000);

/** The verdict on a program of asyncio's or gevent's, and who waits for whom in it. */
function verdictOf(source: string): { verdict: string | undefined; circle: string[] } {
  const folder = folderWith({ 'program.py': source });
  const { findings } = JSON.parse(heddle(['run', 'program.py', '--json'], folder).out) as ProgramReport;
  const found = findings[0];
  const name = (id: number): string => found!.tasks.find((task) => task.id === id)!.name;
  const circle = found?.waitFor
    .filter(({ holder }) => holder > 0)
    .map(({ task, holder, object }) => `${name(task)} waits for ${object} of ${name(holder)}`);
  return { verdict: found?.kind, circle: circle ?? [] };
}

describe('heddle run, of a program that switches where the language lets it', () => {
  it("sees two asyncio tasks wait for one another's locks", () => {
    const { verdict, circle } = verdictOf(`import asyncio
async def one(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            pass
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(one(a, b), one(b, a))
asyncio.run(main())`);

    expect(verdict).toBe('deadlock');
    expect(circle).toEqual([
      'Task-2 (one) waits for b of Task-3 (one)',
      'Task-3 (one) waits for a of Task-2 (one)',
    ]);
  });

  it('sees two asyncio tasks await one another', () => {
    const { verdict, circle } = verdictOf(`import asyncio
tasks = []
async def wait(n):
    await asyncio.sleep(0)
    await tasks[n]
async def main():
    tasks.extend([asyncio.create_task(wait(1), name='left'), asyncio.create_task(wait(0), name='right')])
    await asyncio.gather(*tasks)
asyncio.run(main())`);

    expect(verdict).toBe('deadlock');
    expect(circle).toEqual(['left waits for right of right', 'right waits for left of left']);
  });

  it.each([
    [
      'a lock that is held while an item is awaited',
      'deadlock',
      ['Task-2 (a) waits for queue of Task-3 (b)', 'Task-3 (b) waits for lock of Task-2 (a)'],
      `import asyncio
async def a(lock, queue):
    async with lock:
        await queue.get()
async def b(lock, queue):
    await asyncio.sleep(0)
    async with lock:
        await queue.put(1)
async def main():
    lock, queue = asyncio.Lock(), asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        group.create_task(a(lock, queue))
        group.create_task(b(lock, queue))
asyncio.run(main())`,
    ],
    [
      'room in a queue that is awaited by whom its consumer awaits',
      'deadlock',
      [
        'Task-1 (main) waits for Task-2 (produce) of Task-2 (produce)',
        'Task-2 (produce) waits for queue of Task-1 (main)',
      ],
      `import asyncio
async def main():
    queue = asyncio.Queue(maxsize=1)
    async def produce():
        for i in range(3):
            await queue.put(i)
    await asyncio.create_task(produce())
    print(await queue.get())
asyncio.run(main())`,
    ],
    [
      'a notification that comes before the wait',
      'lost-wakeup',
      ['Task-1 (main) waits for Task-2 (waiter) of Task-2 (waiter)'],
      `import asyncio
async def main():
    condition = asyncio.Condition()
    async def waiter():
        await asyncio.sleep(0)
        async with condition:
            await condition.wait()
    async def notifier():
        async with condition:
            condition.notify()
    await asyncio.gather(waiter(), notifier())
asyncio.run(main())`,
    ],
  ])("sees, among asyncio's tasks, %s", (_, expected, waits, source) => {
    expect(verdictOf(source)).toEqual({ verdict: expected, circle: waits });
  });

  it('calls it stuck where nobody will do what a task awaits', () => {
    const { verdict } = verdictOf(
      'import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())',
    );

    expect(verdict).toBe('stuck');
  });

  it("sees two greenlets wait for one another's locks", () => {
    const { verdict, circle } = verdictOf(`import gevent
from gevent.lock import RLock, Semaphore
a, b = RLock(), Semaphore(1)
def one(x, y):
    with x:
        gevent.sleep(1)
        with y:
            pass
gevent.joinall([gevent.spawn(one, a, b), gevent.spawn(one, b, a)])`);

    expect(verdict).toBe('deadlock');
    expect(circle).toEqual([
      expect.stringMatching(/^Greenlet-0 \(one\) waits for .* of Greenlet-1 \(one\)$/),
      expect.stringMatching(/^Greenlet-1 \(one\) waits for .* of Greenlet-0 \(one\)$/),
    ]);
  });
});
