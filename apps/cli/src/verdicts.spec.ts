import type { Report } from '@heddle/verdict';
import { join } from 'node:path';
import { folderWith, heddle } from './testing/heddle';

jest.setTimeout(120_000);

const EXERCISE = `id: two
title: { en: Two threads, zh: 两个线程 }
topic: threads
model: threads
difficulty: 1
points: 10
languages:
  typescript: { file: two.ts, starter: accepted, exports: [first, second] }
scenarios:
  - { name: both, title: { en: both at once, zh: 同时 }, points: 10, visibility: public }
hints: { en: [one, two, three], zh: [一, 二, 三] }
`;
const HARNESS = `
import { always } from 'heddle/harness';
import { Thread } from 'heddle/threading';
always('both', (student: { first(): void; second(): void }) => {
  const threads = [new Thread({ name: 'first', target: student.first }), new Thread({ name: 'second', target: student.second })];
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
});
`;
const NOTHING = 'export function first(): void {}\nexport function second(): void {}\n';
const IMPORTS = "import { Condition, Event, Lock, RLock, Semaphore, sleep } from 'heddle/threading';\n";

const exercise = join(
  folderWith({
    'two/exercise.yaml': EXERCISE,
    'two/statement.en.md': '# Two threads\n',
    'two/statement.zh.md': '# 两个线程\n',
    'two/typescript/harness.ts': HARNESS,
    'two/typescript/starter.ts': NOTHING,
    'two/typescript/solutions/accepted/nothing.ts': `// Nothing.\n${NOTHING}`,
    'two/typescript/solutions/accepted/little.ts': `// A little.\n${NOTHING}`,
  }),
  'two',
);

function grade(source: string): Report {
  const folder = folderWith({ 'two.ts': IMPORTS + source });
  const { out, err } = heddle(['grade', exercise, join(folder, 'two.ts'), '--json', '--schedules', '300']);
  if (out === '') throw new Error(err);
  return JSON.parse(out) as Report;
}

const LOCKS = 'const a = new Lock();\nconst b = new Lock();\n';
const MONITOR = 'const lock = new Lock();\nconst changed = new Condition(lock);\nlet ready = false;\n';

const TRY_BOTH = (otherwise: string) => `const both = (x: Lock, y: Lock) => {
  for (;;) {
    x.acquire();
    if (y.acquire({ timeout: 1 })) break;
    ${otherwise}
  }
  y.release();
  x.release();
};
export const first = () => both(a, b);
export const second = () => both(b, a);`;

const PROGRAMS: readonly (readonly [verdict: string, sentence: string, source: string])[] = [
  [
    'lock-order',
    'two orders that an event keeps apart in this test',
    `${LOCKS}const done = new Event();
export const first = () => { a.run(() => b.run(() => {})); done.set(); };
export const second = () => { done.wait(); b.run(() => a.run(() => {})); };`,
  ],
  [
    'deadlock',
    'two orders',
    `${LOCKS}
export const first = () => a.run(() => b.run(() => {}));
export const second = () => b.run(() => a.run(() => {}));`,
  ],
  [
    'accepted',
    'two orders behind a gate lock',
    `${LOCKS}const gate = new Lock();
export const first = () => gate.run(() => a.run(() => b.run(() => {})));
export const second = () => gate.run(() => b.run(() => a.run(() => {})));`,
  ],
  [
    'accepted',
    'two orders, the inner lock with a time-out',
    `${LOCKS}
const both = (x: Lock, y: Lock) => x.run(() => { if (y.acquire({ timeout: 1 })) y.release(); });
export const first = () => both(a, b);
export const second = () => both(b, a);`,
  ],
  [
    'lost-wakeup',
    'a wait that does not look first',
    `${MONITOR}
export const first = () => lock.run(() => { changed.wait(); });
export const second = () => lock.run(() => { ready = true; changed.notify(); });`,
  ],
  [
    'lost-wakeup',
    'a look that is over before the lock is taken',
    `${MONITOR}
export const first = () => {
  const wait = lock.run(() => !ready);
  if (wait) lock.run(() => { changed.wait(); });
};
export const second = () => lock.run(() => { ready = true; changed.notify(); });`,
  ],
  [
    'accepted',
    'a wait in a loop that looks',
    `${MONITOR}
export const first = () => lock.run(() => { while (!ready) changed.wait(); });
export const second = () => lock.run(() => { ready = true; changed.notify(); });`,
  ],
  [
    'stuck',
    'a wait for what nobody does',
    `${MONITOR}
export const first = () => lock.run(() => { while (!ready) changed.wait(); });
export const second = () => {};`,
  ],
  [
    'lost-wakeup',
    'an event that is set and cleared at once',
    `const go = new Event();
export const first = () => { go.wait(); };
export const second = () => { go.set(); go.clear(); };`,
  ],
  [
    'busy-wait',
    'a poll under a lock',
    `const lock = new Lock();
let ready = false;
export const first = () => { while (!lock.run(() => ready)) {} };
export const second = () => lock.run(() => { ready = true; });`,
  ],
  [
    'busy-wait',
    'a poll of an event',
    `const go = new Event();
export const first = () => { while (!go.isSet()) {} };
export const second = () => go.set();`,
  ],
  [
    'busy-wait',
    'a lock that is tried until it is free',
    `const lock = new Lock();
export const first = () => { while (!lock.acquire(false)) {} lock.release(); };
export const second = () => lock.run(() => { sleep(1); });`,
  ],
  [
    'accepted',
    'a poll that sleeps',
    `const lock = new Lock();
let ready = false;
export const first = () => { while (!lock.run(() => ready)) sleep(0.1); };
export const second = () => lock.run(() => { ready = true; });`,
  ],
  [
    'accepted',
    'a lock that is tried three times',
    `const lock = new Lock();
export const first = () => {
  for (let i = 0; i < 3; i++) if (lock.acquire(false)) { lock.release(); return; }
};
export const second = () => lock.run(() => { sleep(1); });`,
  ],
  [
    'accepted',
    'a long loop that only reads',
    `const lock = new Lock();
let total = 0;
export const first = () => { for (let i = 0; i < 25; i++) lock.run(() => total); };
export const second = () => lock.run(() => { total = 1; });`,
  ],
  [
    'livelock',
    'a poll for what nobody does',
    `const go = new Event();
export const first = () => { while (!go.isSet()) {} };
export const second = () => {};`,
  ],
  [
    'accepted',
    'two locks that are tried, with a back-off',
    `${LOCKS}${TRY_BOTH('x.release(); sleep(0.1);')}`,
  ],
  ['livelock', 'two locks that are tried, without one', `${LOCKS}${TRY_BOTH('x.release();')}`],
  [
    'livelock',
    'two locks that are tried, with a sleep that holds one',
    `${LOCKS}${TRY_BOTH('sleep(0.1); x.release();')}`,
  ],
];

describe('a program gets its verdict', () => {
  it.each(PROGRAMS)('%s: %s', (verdict, _, source) => {
    const report = grade(source);

    expect(report.verdict).toBe(verdict);
    expect(report.score).toBe({ accepted: 10, 'lock-order': 9 }[verdict] ?? 0);
  });

  it('and a lock order that could deadlock is not accepted, and exits with 1', () => {
    const folder = folderWith({ 'two.ts': IMPORTS + PROGRAMS[0]![2] });
    const { out, status } = heddle(['grade', exercise, join(folder, 'two.ts')]);

    expect(out).toMatch(/^\? two · accepted, with a warning: lock-order +9 of 10 points/);
    expect(out).toContain('T1 takes a (line 5), then b (line 5)');
    expect(status).toBe(1);
  });
});
