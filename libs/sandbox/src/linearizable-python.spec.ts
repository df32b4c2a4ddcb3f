import type { ScenarioOutcome } from '@heddle/exploration';
import type { Job } from './job';
import { GraderPool } from './pool/grader-pool';

jest.setTimeout(60_000);

const LIMITS = { steps: 10_000, fuel: 1_000_000, output: 16_384, timeMs: 30_000, memoryMb: 128 };

const MODELS = `
from collections import deque
from threading import Thread

from heddle import linearizable


def together(*works):
    threads = [Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Counter:
    def __init__(self):
        self.count = 0

    def get_and_increment(self):
        self.count += 1
        return self.count - 1


class SequentialStack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        if not self.items:
            raise IndexError("empty")
        return self.items.pop()


class SequentialQueue:
    def __init__(self):
        self.items = deque()

    def put(self, item):
        self.items.append(item)

    def take(self):
        return self.items.popleft() if self.items else None


class SequentialMap:
    def __init__(self):
        self.entries = {}

    def put_if_absent(self, key, *, value):
        return self.entries.setdefault(key, value) if key in self.entries else self.entries.update({key: value})


@linearizable("counter", Counter, sizes=[1, 2])
def counter(student, recorded, n):
    counter = recorded(student.Counter())

    def often():
        for _ in range(n):
            counter.get_and_increment()

    together(counter.get_and_increment, often)


@linearizable("stack", SequentialStack)
def stack(student, recorded):
    stack = recorded(student.Stack())

    def pop():
        try:
            stack.pop()
        except IndexError:
            pass

    together(lambda: (stack.push(1), pop()), lambda: (stack.push(2), pop()), pop)


@linearizable("queue", SequentialQueue)
def queue(student, recorded):
    queue = recorded(student)
    together(lambda: (queue.put(1), queue.put(2)), queue.take, queue.take)


@linearizable("map", SequentialMap, key=lambda method, key, **value: key)
def registry(student, recorded):
    registry = recorded(student.Registry())
    together(
        lambda: (registry.put_if_absent("a", value=1), registry.put_if_absent("b", value=1)),
        lambda: registry.put_if_absent("a", value=2),
    )
`;

const LOCKED = `
from collections import deque
from threading import Lock


class Counter:
    def __init__(self):
        self.count = 0
        self.lock = Lock()

    def get_and_increment(self):
        with self.lock:
            self.count += 1
            return self.count - 1


class Stack:
    def __init__(self):
        self.top = None
        self.lock = Lock()

    def push(self, item):
        with self.lock:
            self.top = (item, self.top)

    def pop(self):
        with self.lock:
            if self.top is None:
                raise IndexError("there is nothing to pop")
            item, self.top = self.top
            return item


items = deque()
put = items.append


def take():
    try:
        return items.popleft()
    except IndexError:
        return None


class Registry:
    def __init__(self):
        self.entries = {}
        self.lock = Lock()

    def put_if_absent(self, key, *, value):
        with self.lock:
            known = self.entries.get(key)
            if known is None:
                self.entries[key] = value
            return known
`;

function job(source: string, task: Job['task'], harness = MODELS): Job {
  return {
    language: 'python',
    submission: { file: 'work.py', source },
    harness: { file: 'harness.py', source: harness },
    seed: 1,
    limits: LIMITS,
    task,
  };
}

describe('a linearizable scenario in Python', () => {
  let pool: GraderPool;
  beforeAll(() => {
    pool = new GraderPool({ size: 2, language: 'python' });
  });
  afterAll(() => pool.close());

  async function outcomesOf(source: string, names: readonly string[], harness = MODELS, schedules = 500) {
    const scenarios = names.map((name) => ({ name, schedules }));
    const result = await pool.run(job(source, { kind: 'explore', scenarios }, harness));
    expect(result).toMatchObject({ kind: 'explored' });
    return (result as unknown as { outcomes: ScenarioOutcome[] }).outcomes;
  }

  it('accepts a counter, a stack, a queue and a map that are', async () => {
    const outcomes = await outcomesOf(LOCKED, ['counter', 'stack', 'queue', 'map']);
    expect(outcomes.map(({ scenario, verdict }) => `${scenario} ${verdict}`)).toEqual([
      'counter accepted',
      'stack accepted',
      'queue accepted',
      'map accepted',
    ]);
    expect(outcomes[0]!.search).toMatchObject({ mode: 'exhaustive', sizes: [1, 2] });
    expect(outcomes[3]!.search.mode).toBe('exhaustive');
  });

  const WRONG: Readonly<Record<string, string>> = {
    counter: LOCKED.replace(
      /with self\.lock:\n\s*self\.count \+= 1\n\s*return self\.count - 1/,
      `with self.lock:
            seen = self.count
        with self.lock:
            self.count = seen + 1
        return seen`,
    ),
    map: LOCKED.replace(
      '            if known is None',
      '        with self.lock:\n            if known is None',
    ),
    stack: LOCKED.replace('return item\n', 'return item if self.top is None else item + 1\n'),
    queue: LOCKED.replace('return items.popleft()', 'return items[0]'),
  };

  it.each(Object.entries(WRONG))('convicts a wrong %s, and replays it', async (name, source) => {
    expect(source).not.toBe(LOCKED);
    const [outcome] = await outcomesOf(source, [name]);

    expect(outcome!.verdict).toBe('not-linearizable');
    const failure = outcome!.failure!;
    expect(failure.preemptions).toBeLessThanOrEqual(2);
    expect(failure.findings.map(({ kind }) => kind)).not.toContain('data-race');

    const { schedule, size } = failure;
    const replayed = await pool.run(
      job(source, { kind: 'replay', scenario: name, schedule, ...(size !== undefined && { size }) }),
    );
    expect(replayed).toMatchObject({ kind: 'replayed', run: { findings: failure.findings } });
  });

  it('shows the calls that no order explains, at the smallest size', async () => {
    const [outcome] = await outcomesOf(WRONG['counter']!, ['counter']);
    expect(outcome!.size).toBe(1);
    expect(outcome!.failure!.findings).toMatchObject([
      {
        kind: 'not-linearizable',
        calls: [
          { text: 'get_and_increment()', result: '0' },
          { text: 'get_and_increment()', result: '0' },
        ],
      },
    ]);
  });

  it('tells exceptions apart by their names', async () => {
    const [outcome] = await outcomesOf(LOCKED.replaceAll('IndexError', 'ValueError'), ['stack']);
    expect(outcome!.verdict).toBe('exception');
    const caught = MODELS.replace('except IndexError', 'except ValueError');
    const [other] = await outcomesOf(LOCKED.replaceAll('IndexError', 'ValueError'), ['stack'], caught);
    expect(JSON.stringify(other!.failure!.findings)).toContain('"result":"raises ValueError"');
  });

  it('runs nothing of what a student returns', async () => {
    const hostile = LOCKED.replace(
      'return self.count - 1',
      `class Trap(int):
                def trap(self, *rest):
                    raise RuntimeError("looked at")
                __eq__ = __hash__ = __repr__ = __str__ = __format__ = __bool__ = __iter__ = __getattr__ = trap
            return Trap(self.count - 1)`,
    );
    const [outcome] = await outcomesOf(hostile, ['counter']);
    expect(outcome!.failure!.findings.map(({ kind }) => kind)).toEqual(['not-linearizable']);
  });

  it('records nothing of what the model does', async () => {
    const busy = MODELS.replace('class Counter:', 'shared = [0]\nkept = {}\nclass Counter:').replace(
      'self.count += 1',
      'print("model")\n        for i in range(100):\n            kept[i] = shared[0]\n            shared[0] += 1\n        self.count += 1',
    );
    const [outcome] = await outcomesOf(WRONG['counter']!, ['counter'], busy);
    const [plain] = await outcomesOf(WRONG['counter']!, ['counter']);
    expect(outcome!.failure!.output).toBe('');
    expect(outcome!.failure!.events.map(({ kind }) => kind)).toEqual(
      plain!.failure!.events.map(({ kind }) => kind),
    );
    expect(outcome!.search).toEqual(plain!.search);
  });

  it.each([
    ['the model never ends', 'self.count += 1', 'while True: pass'],
    ['the model cannot be made: ValueError: no', 'self.count = 0', 'raise ValueError("no")'],
  ])('is a mistake when %s', async (message, good, bad) => {
    const [outcome] = await outcomesOf(LOCKED, ['counter'], MODELS.replace(good, bad));
    expect(outcome).toMatchObject({ verdict: 'grader-error', mistake: { kind: 'model', message } });
  });
});

describe('scenarios in Python that are declared in a way that there is not', () => {
  let pool: GraderPool;
  beforeAll(() => {
    pool = new GraderPool({ size: 1, language: 'python' });
  });
  afterAll(() => pool.close());

  it.each([
    [
      'sizes that do not ascend',
      '@always("s", sizes=[2, 2])',
      /^the sizes of @always are like sizes=\[2, 3, 5\]/,
    ],
    ['sizes that are none', '@reachable("s", sizes=[])', /^the sizes of @reachable/],
    ['sizes that are no whole numbers', '@always("s", sizes=[1.5])', /^the sizes of @always/],
    ['no model', '@linearizable("s")', /model is a class with methods$/],
    ['a model without methods', '@linearizable("s", int)', /model is a class with methods$/],
    ['no name', '@always', /takes the scenario's name, a string$/],
  ])('%s', async (_, declaration, message) => {
    const harness = `from heddle import always, linearizable, reachable\n\n${declaration}\ndef s(student, *rest):\n    pass\n`;
    const result = await pool.run(
      job('', { kind: 'explore', scenarios: [{ name: 's', schedules: 1 }] }, harness),
    );
    expect(result).toMatchObject({
      kind: 'rejected',
      whose: 'harness',
      verdict: 'compile-error',
      diagnostics: [{ line: 3, message: expect.stringMatching(message) as string }],
    });
  });

  it('says at which line a harness raises', async () => {
    const harness = 'from heddle import always\n\nraise ValueError("no")\n';
    const result = await pool.run(
      job('', { kind: 'explore', scenarios: [{ name: 's', schedules: 1 }] }, harness),
    );
    expect(result).toMatchObject({ whose: 'harness', diagnostics: [{ line: 3, message: 'ValueError: no' }] });
  });
});
