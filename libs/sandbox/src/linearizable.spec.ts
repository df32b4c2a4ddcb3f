import type { ScenarioOutcome } from '@heddle/exploration';
import type { Job } from './job';
import { GraderPool } from './pool/grader-pool';

jest.setTimeout(60_000);

const LIMITS = { steps: 10_000, fuel: 1_000_000, output: 16_384, timeMs: 30_000, memoryMb: 128 };

const MODELS = `
import { linearizable } from 'heddle/harness';
import { Thread } from 'heddle/threading';

function together(...works: (() => void)[]): void {
  const threads = works.map((work) => new Thread(work));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

class Counter {
  #count = 0;
  getAndIncrement(): number { return this.#count++; }
}

class SequentialStack {
  #items: number[] = [];
  push(item: number): void { this.#items.push(item); }
  pop(): number { 
    if (this.#items.length === 0) throw new RangeError('empty');
    return this.#items.pop()!;
  }
}

class SequentialQueue {
  #items: number[] = [];
  put(item: number): void { this.#items.push(item); }
  take(): number | undefined { return this.#items.shift(); }
}

class SequentialMap {
  #entries = new Map<string, number>();
  putIfAbsent(key: string, value: number): number | undefined {
    const known = this.#entries.get(key);
    if (known === undefined) this.#entries.set(key, value);
    return known;
  }
}

linearizable('counter', Counter, (student, recorded) => {
  const counter = recorded(new student.Counter());
  together(() => counter.getAndIncrement(), () => { counter.getAndIncrement(); counter.getAndIncrement(); });
});

linearizable('stack', SequentialStack, (student, recorded) => {
  const stack = recorded(new student.Stack());
  const pop = () => { try { stack.pop(); } catch {} };
  together(() => { stack.push(1); pop(); }, () => { stack.push(2); pop(); }, pop);
});

linearizable('queue', SequentialQueue, (student, recorded) => {
  const queue = recorded({ put: student.put, take: student.take });
  together(() => { queue.put(1); queue.put(2); }, () => { queue.take(); }, () => { queue.take(); });
});

linearizable('map', { model: SequentialMap, key: (_, key) => key }, (student, recorded) => {
  const map = recorded(new student.Registry());
  together(() => { map.putIfAbsent('a', 1); map.putIfAbsent('b', 1); }, () => { map.putIfAbsent('a', 2); });
});
`;

const LOCKED = `
import { Lock } from 'heddle/threading';

export class Counter {
  private count = 0;
  private readonly lock = new Lock();
  getAndIncrement(): number { return this.lock.run(() => this.count++); }
}

export class Stack {
  private top: { item: number; below: any } | undefined;
  private readonly lock = new Lock();
  push(item: number) { this.lock.run(() => { this.top = { item, below: this.top }; }); }
  pop(): number {
    return this.lock.run(() => {
      if (this.top === undefined) throw new RangeError('there is nothing to pop');
      const { item, below } = this.top;
      this.top = below;
      return item;
    });
  }
}

const items: number[] = [];
export function put(item: number): void { items.push(item); }
export function take(): number | undefined { return items.shift(); }

export class Registry {
  private readonly entries = new Map<string, number>();
  private readonly lock = new Lock();
  putIfAbsent(key: string, value: number) {
    return this.lock.run(() => {
      const known = this.entries.get(key);
      if (known === undefined) this.entries.set(key, value);
      return known;
    });
  }
}
`;

function job(source: string, task: Job['task'], harness = MODELS): Job {
  return {
    submission: { file: 'work.ts', source },
    harness: { file: 'harness.ts', source: harness },
    seed: 1,
    limits: LIMITS,
    task,
  };
}

describe('a linearizable scenario', () => {
  let pool: GraderPool;
  beforeAll(() => {
    pool = new GraderPool({ size: 2 });
  });
  afterAll(() => pool.close());

  async function outcomesOf(source: string, names: readonly string[], harness = MODELS, schedules = 2_000) {
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
    expect(outcomes[0]!.search.mode).toBe('exhaustive');
    expect(outcomes[3]!.search.mode).toBe('exhaustive');
  });

  const WRONG: Readonly<Record<string, string>> = {
    counter: LOCKED.replace(
      'return this.lock.run(() => this.count++);',
      'const seen = this.lock.run(() => this.count); this.lock.run(() => { this.count = seen + 1; }); return seen;',
    ),
    map: LOCKED.replace(
      /return this\.lock\.run\(\(\) => \{\s*const known[^}]*\}\);/,
      `const known = this.lock.run(() => this.entries.get(key));
       if (known === undefined) this.lock.run(() => this.entries.set(key, value));
       return known;`,
    ),
    stack: LOCKED.replace(
      'return item;',
      'return item + 0 * (this.top === undefined ? 1 : 0) + (below === undefined ? 0 : 1);',
    ),
    queue: LOCKED.replace(
      'return items.shift();',
      'const [first] = items; if (first !== undefined) items.shift(); return first;',
    ),
  };

  it.each(Object.entries(WRONG))('convicts a wrong %s, and replays it', async (name, source) => {
    expect(source).not.toBe(LOCKED);
    const [outcome] = await outcomesOf(source, [name]);

    expect(outcome!.verdict).toBe('not-linearizable');
    const failure = outcome!.failure!;
    expect(failure.preemptions).toBeLessThanOrEqual(2);
    expect(failure.findings.map(({ kind }) => kind)).not.toContain('data-race');

    const replayed = await pool.run(
      job(source, { kind: 'replay', scenario: name, schedule: failure.schedule }),
    );
    expect(replayed).toMatchObject({ kind: 'replayed', run: { findings: failure.findings } });
  });

  it('shows the calls that no order explains', async () => {
    const [outcome] = await outcomesOf(WRONG['counter']!, ['counter']);
    const [finding] = outcome!.failure!.findings;
    expect(finding).toMatchObject({
      kind: 'not-linearizable',
      calls: [
        { task: 1, text: 'getAndIncrement()', result: '0' },
        { task: 2, text: 'getAndIncrement()', result: '0' },
        { task: 2, text: 'getAndIncrement()', result: '1' },
      ],
    });
  });

  it('runs nothing of what a student returns', async () => {
    const hostile = LOCKED.replace(
      'return this.lock.run(() => this.count++);',
      `const trap = () => { throw new Error('looked at'); };
       return this.lock.run(() => [
         { get value() { return trap(); } },
         { toString: trap, valueOf: trap, toJSON: trap, [Symbol.iterator]: trap, get [Symbol.toStringTag]() { return trap(); } },
         new Proxy({}, { get: trap, ownKeys: trap, getPrototypeOf: trap, getOwnPropertyDescriptor: trap }),
       ][this.count++ % 3]) as any;`,
    );
    const [outcome] = await outcomesOf(hostile, ['counter']);
    expect(outcome!.failure!.findings.map(({ kind }) => kind)).toEqual(['not-linearizable']);
  });

  it('records nothing of what the model does', async () => {
    const busy = MODELS.replace(
      'return this.#count++;',
      'console.log("model"); for (let i = 0; i < 100; i++) shared++; return this.#count++;',
    ).replace('class Counter {', 'let shared = 0; class Counter {');
    const [outcome] = await outcomesOf(WRONG['counter']!, ['counter'], busy);
    const [plain] = await outcomesOf(WRONG['counter']!, ['counter']);
    expect(outcome!.failure!.output).toBe('');
    expect(outcome!.failure!.events.map(({ kind }) => kind)).toEqual(
      plain!.failure!.events.map(({ kind }) => kind),
    );
    expect(outcome!.failure!.names.locations.length).toBe(plain!.failure!.names.locations.length + 1);
  });

  it('says of how many schedules it could not decide, and claims nothing of them', async () => {
    const crowd = `
import { linearizable } from 'heddle/harness';
import { Thread } from 'heddle/threading';
class Bag {
  #items: number[] = [];
  add(item: number): void { this.#items.push(item); }
}
linearizable('crowd', Bag, (student, recorded) => {
  const bag = recorded(new student.Bag());
  const threads = Array.from({ length: 20 }, (_, item) => new Thread(() => bag.add(item)));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
  bag.add(-1);
});
`;
    const source = `
import { Barrier } from 'heddle/threading';
const barrier = new Barrier(20);
export class Bag { add(item: number) { if (item >= 0) barrier.wait(); else return 'late'; } }`;
    const [outcome] = await outcomesOf(source, ['crowd'], crowd, 2);
    expect(outcome).toMatchObject({ verdict: 'accepted', search: { mode: 'bounded', undecided: 2 } });
  });

  it.each([
    ['the model never ends', 'return this.#count++;', 'for (;;);'],
    [
      'the model cannot be made: Error: no',
      '#count = 0;',
      "#count = 0; constructor() { throw new Error('no'); }",
    ],
  ])('is a mistake when %s', async (message, good, bad) => {
    const [outcome] = await outcomesOf(LOCKED, ['counter'], MODELS.replace(good, bad));
    expect(outcome).toMatchObject({ verdict: 'grader-error', mistake: { kind: 'model', message } });
  });
});
