import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ending } from '@heddle/trace';
import { RandomWalk, TestPython } from '../testing/python';

const FOLDER = join(__dirname, '../fixtures/asyncio');
const programs = readdirSync(FOLDER).filter((name) => name.endsWith('.py'));

/** Runs a scenario under many schedules; what it printed in each, told apart, and what went wrong. */
function explored(python: TestPython, submission: string, body: string): ReadonlySet<string> {
  const harness = `import asyncio\nfrom heddle import always, check, outside\n@always("s")\n${body}`;
  const seen = new Set<string>();
  python.run(submission, { harness, scenario: 's' });
  for (let seed = 0; seed < 60; seed++) {
    python.again(new RandomWalk(seed), { scenario: 's' });
    const { failure, exception, trace } = python.execution;
    const ending = trace.ending === Ending.Completed ? '' : `ends ${Ending[trace.ending]}`;
    seen.add(python.output.trim() + (failure ?? exception?.text ?? ending));
  }
  return seen;
}

describe('asyncio', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await TestPython.open();
  });

  // The texts are what CPython printed.
  it.each(programs)('prints what CPython prints, in every schedule: %s', (name) => {
    const source = readFileSync(join(FOLDER, name), 'utf8');
    const expected = readFileSync(join(FOLDER, name.replace('.py', '.txt')), 'utf8');

    for (const seed of [1, 2, 3]) {
      python.run(source, { strategy: new RandomWalk(seed) });

      const { exception, trace } = python.execution;
      expect({ exception, output: python.output }).toEqual({ exception: undefined, output: expected });
      expect(trace.ending).toBe(Ending.Completed);
    }
  });

  it('does the same when its accesses are no switch points', () => {
    python.run(readFileSync(join(FOLDER, 'tasks.py'), 'utf8'));
    const expected = python.output;

    python.again(new RandomWalk(1), { replay: false });

    expect(python.output).toBe(expected);
  });

  it('lets outside operations complete in every order, and timers in that of their deadlines', () => {
    const submission = `
import asyncio
async def both(first, second):
    said = []
    async def one(name, operation):
        await operation
        said.append(name)
    await asyncio.gather(one("a", first), one("b", second), one("t", asyncio.sleep(1)), one("u", asyncio.sleep(2)))
    print("".join(said))
`;
    const seen = explored(
      python,
      submission,
      'async def s(student):\n    await student.both(outside(), outside())',
    );

    const orders = [...seen].sort();
    expect(orders.every((order) => order.indexOf('t') < order.indexOf('u'))).toBe(true);
    for (const pair of ['ab', 'ba', 'at', 'ta'])
      expect(orders.some((order) => order.indexOf(pair[0]!) < order.indexOf(pair[1]!))).toBe(true);
  });

  it('finds an update that is lost across an await', () => {
    const submission = `
balance = 0
async def deposit(request):
    global balance
    old = balance
    await request
    balance = old + 1
`;
    const body =
      'async def s(student):\n    await asyncio.gather(student.deposit(outside()), student.deposit(outside()))\n    check.equal(student.balance, 2, "the balance")';

    expect(explored(python, submission, body)).toContain('the balance was 1, expected 2');
  });

  it('says that a coroutine was never awaited', () => {
    const submission = 'done = []\nasync def work():\n    done.append(1)\ndef start():\n    work()\n';

    expect(explored(python, submission, 'def s(student):\n    student.start()')).toEqual(
      new Set(["RuntimeWarning: coroutine 'work' was never awaited"]),
    );
    const checking =
      'def s(student):\n    student.start()\n    check.equal(len(student.done), 1, "the count")';
    expect(explored(python, submission, checking)).toEqual(
      new Set(["the count was 0, expected 1; coroutine 'work' was never awaited, so nothing of it has run"]),
    );
    const sleeping = 'async def pause():\n    import asyncio\n    asyncio.sleep(1)\n';
    expect(explored(python, sleeping, 'async def s(student):\n    await student.pause()')).toEqual(
      new Set(["RuntimeWarning: coroutine 'sleep' was never awaited"]),
    );
  });

  it('does not say so of a task whose turn has not come when an assertion fails', () => {
    const submission =
      'import asyncio\nasync def work():\n    pass\ndef start():\n    return asyncio.create_task(work())\n';
    const checking = 'async def s(student):\n    task = student.start()\n    check(False, "too early")';

    expect(explored(python, submission, checking)).toEqual(new Set(['too early']));
  });

  it('ends blocked when nothing is ready and nothing will come', () => {
    const submission = 'import asyncio\nasync def wait():\n    await asyncio.Event().wait()\n';

    expect(explored(python, submission, 'async def s(student):\n    await student.wait()')).toEqual(
      new Set(['ends Blocked']),
    );
  });
});
