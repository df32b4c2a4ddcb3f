import { readFileSync } from 'node:fs';
import { OperationKind } from '@heddle/trace';
import { FirstEnabled, RandomWalk, TestPython } from '../testing/python';

let python: TestPython;
beforeAll(async () => {
  python = await TestPython.open();
});

interface Run {
  readonly tasks: readonly string[];
  /** `name kind`, of what async tasks did. */
  readonly steps: readonly string[];
}

function run(source: string): Run {
  const recording = python.run(source);
  const { trace } = python.execution;
  const tasks = recording.names.task;
  const steps = Array.from({ length: trace.length }, (_, at) => at)
    .filter((at) => trace.executor[trace.task[at]!] !== trace.task[at]!)
    .map((at) => `${tasks[trace.task[at]!]} ${OperationKind[trace.kind[at]!]}`);
  return { tasks: tasks.filter((name) => name), steps };
}

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
});

describe('a run', () => {
  it('counts its tasks from one, whatever those of earlier runs do when Python finds them as garbage', () => {
    const file = (name: string): string =>
      readFileSync(new URL(`../../../exercises/graceful-shutdown/python/${name}`, import.meta.url), 'utf8');
    const scenario = 'under-way';
    const walk = new RandomWalk(1);
    python.run(file('starter.py'), { harness: file('harness.py'), scenario, explain: false });
    for (let run = 0; run < 100; run++) {
      python.again(walk, { scenario, explain: false, replay: false });
      const { task } = python.again(new FirstEnabled(), { scenario }).names;
      expect(task).toContain('Task-1 (under_way)');
    }
  });
});

describe('a greenlet', () => {
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

describe('an explained run that ends in the midst of an event loop', () => {
  const submission = `import asyncio
async def work():
    await asyncio.sleep(1)`;
  const harness = `import asyncio
from heddle import always, check
@always("fails")
async def fails(student):
    await student.work()
    check(False, "it fails")
    await student.work()
@always("goes well")
async def goes_well(student):
    await asyncio.gather(student.work(), student.work())`;

  const operations = (scenario: string, explain: boolean) => {
    python.again(new FirstEnabled(), { scenario, explain });
    const { trace } = python.execution;
    return Array.from({ length: trace.length }, (_, at) =>
      [trace.task[at], OperationKind[trace.kind[at]!], trace.object[at], trace.site[at]].join(' '),
    );
  };

  it('leaves nothing to the next run', () => {
    python.compile(submission, harness);
    const first = operations('goes well', false);
    operations('fails', true);

    expect(operations('goes well', false)).toEqual(first);
  });
});
