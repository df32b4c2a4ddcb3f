import { RunAnalysis } from '@heddle/analyses';
import { OperationKind } from '@heddle/trace';
import { TestPython } from '../testing/python';

let python: TestPython;
beforeAll(async () => {
  python = await TestPython.open();
});

interface Run {
  readonly tasks: readonly string[];
  /** `name kind`, of what async tasks did. */
  readonly steps: readonly string[];
  readonly verdict: string | undefined;
  readonly circle: readonly string[];
}

function run(source: string): Run {
  const recording = python.run(source);
  const { trace } = python.execution;
  const tasks = recording.names.task;
  const findings = new RunAnalysis().analyse(trace, python.sites).findings;
  const [found] = findings;
  const steps = Array.from({ length: trace.length }, (_, at) => at)
    .filter((at) => trace.executor[trace.task[at]!] !== trace.task[at]!)
    .map((at) => `${tasks[trace.task[at]!]} ${OperationKind[trace.kind[at]!]}`);
  const circle = found?.kind === 'deadlock' ? found.cycle.map(({ task, on }) => `${tasks[task]} ${on}`) : [];
  return { tasks: tasks.filter((name) => name), steps, verdict: found?.kind, circle };
}

const LOCKS = `
async def one(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            pass
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(one(a, b), one(b, a))
asyncio.run(main())
`;

describe('an asyncio task', () => {
  it('does what it does under its own name', () => {
    const { tasks, steps } = run(`import asyncio
total = 0
async def add(n):
    global total
    before = total
    await asyncio.sleep(1)
    total = before + n
async def main():
    other = asyncio.create_task(add(1), name='other')
    await add(2)
    await other
asyncio.run(main())`);

    expect(tasks.slice(0, 2)).toEqual(['Task-1 (main)', 'other']);
    expect(steps.filter((step) => /Read|Write|Await/.test(step))).toEqual([
      'Task-1 (main) Read',
      'Task-1 (main) Await',
      'other Read',
      'other Await',
      'Task-1 (main) Write',
      'Task-1 (main) Await',
      'other Write',
    ]);
  });

  it('is in a deadlock with another one whose lock it waits for', () => {
    const { verdict, circle } = run(`import asyncio\n${LOCKS}`);

    expect(verdict).toBe('deadlock');
    expect(circle).toEqual(['Task-2 (one) lock', 'Task-3 (one) lock']);
  });

  it('is in a deadlock with another one whose end it awaits', () => {
    const { verdict, circle } = run(`import asyncio
tasks = []
async def wait(n):
    await asyncio.sleep(0)
    await tasks[n]
async def main():
    tasks.extend([asyncio.create_task(wait(1), name='left'), asyncio.create_task(wait(0), name='right')])
    await asyncio.gather(*tasks)
asyncio.run(main())`);

    expect(verdict).toBe('deadlock');
    expect(circle).toEqual(['left task', 'right task']);
  });

  it('is stuck where nobody will do what it awaits', () => {
    const { verdict } = run(
      'import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())',
    );

    expect(verdict).toBe('stuck');
  });
});

describe('a greenlet', () => {
  it('is in a deadlock with another one whose lock it waits for', () => {
    const { verdict, circle } = run(`import gevent
from gevent.lock import RLock, Semaphore
a, b = RLock(), Semaphore(1)
def one(x, y):
    with x:
        gevent.sleep(1)
        with y:
            pass
gevent.joinall([gevent.spawn(one, a, b), gevent.spawn(one, b, a)])`);

    expect(verdict).toBe('deadlock');
    expect(circle).toEqual(['Greenlet-0 (one) semaphore', 'Greenlet-1 (one) semaphore']);
  });

  it('does what it does under its own name, and threads switch in between', () => {
    const { steps, tasks } = run(`import gevent, threading
x = 0
def work():
    global x
    x = 1
    gevent.sleep(1)
    x = 2
thread = threading.Thread(target=lambda: print(x))
thread.start()
gevent.spawn(work).join()
thread.join()`);

    expect(tasks).toEqual(['Thread-1 (<lambda>)', 'Greenlet-0 (work)']);
    expect(steps.filter((step) => /Write|Pause/.test(step))).toEqual([
      'Greenlet-0 (work) Write',
      'Greenlet-0 (work) Pause',
      'Greenlet-0 (work) Write',
    ]);
  });
});
