import type { Job, Limits, SourceFile } from '../job';

/** In the harness only: nothing that a grader says may contain it. */
export const SECRET = 'shuttle-8841-bobbin';

/** Three scenarios: one counts, one hands a callback of the harness to the student, one wants two threads inside at once. */
export const HARNESS: SourceFile = {
  file: 'harness.ts',
  source: `
import { always, check, reachable } from 'heddle/harness';
import { sleep, Thread } from 'heddle/threading';

type Student = typeof import('./submission');

function together(...works: (() => void)[]): void {
  const threads = works.map((work) => new Thread(work));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

always('two-increments', ({ increment, value }: Student) => {
  together(increment, increment);
  check.equal(value(), 2, 'the counter');
});

always('two-updates', ({ update, value }: Student) => {
  const key = '${SECRET}';
  const addOne = (old: number) => (key === '' ? old : old + 1);
  together(() => update(addOne), () => update(addOne));
  check.equal(value(), 2, 'the counter');
});

reachable('alternate', ({ increment }: Student, reach) => {
  let inside = 0;
  const visit = () => {
    increment();
    inside += 1;
    sleep(1);
    if (inside === 2) reach();
    increment();
    inside -= 1;
  };
  together(visit, visit);
});
`,
};

export const SCENARIOS = ['two-increments', 'two-updates', 'alternate'];

export const LIMITS_OF_JOB: Limits = {
  steps: 20_000,
  fuel: 1_000_000,
  output: 64_000,
  wallMs: 3_000,
  memoryMb: 128,
};

const SCHEDULES = 300;

export interface JobSettings {
  readonly file?: string | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly schedules?: number | undefined;
}

export function jobFor(
  source: string,
  { file = 'counter.ts', limits, schedules = SCHEDULES }: JobSettings = {},
): Job {
  return {
    submission: { file, source },
    harness: HARNESS,
    seed: 1,
    limits: { ...LIMITS_OF_JOB, ...limits },
    task: { kind: 'explore', scenarios: SCENARIOS.map((name) => ({ name, schedules })) },
  };
}

/** What comes after each attack: it must be accepted. */
export const CORRECT = `
import { Lock } from 'heddle/threading';
const lock = new Lock();
let counter = 0;
export function value(): number { return lock.run(() => counter); }
export function increment(): void { lock.run(() => { counter += 1; }); }
export function update(change: (old: number) => number): void { lock.run(() => { counter = change(counter); }); }
`;
