import type { Job, JobLanguage, Limits } from '../job';
import * as python from './python/exercise';
import { SECRET } from './secret';

/** Three scenarios: one counts, one hands a callback of the harness to the student, one wants two threads inside at once. */
const HARNESS = `
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
`;

const SCENARIOS = ['two-increments', 'two-updates', 'alternate'];

const LIMITS_OF_JOB: Limits = {
  steps: 20_000,
  fuel: 1_000_000,
  output: 64_000,
  timeMs: 3_000,
  memoryMb: 128,
};

const SCHEDULES = 300;

export interface JobSettings {
  readonly language?: JobLanguage | undefined;
  readonly file?: string | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly schedules?: number | undefined;
}

export function jobFor(
  source: string,
  { language = 'typescript', file, limits, schedules = SCHEDULES }: JobSettings = {},
): Job {
  const ending = language === 'python' ? 'py' : 'ts';
  return {
    language,
    submission: { file: file ?? `counter.${ending}`, source },
    harness: { file: `harness.${ending}`, source: HONEST[language].harness },
    seed: 1,
    limits: { ...LIMITS_OF_JOB, ...limits },
    task: { kind: 'explore', scenarios: SCENARIOS.map((name) => ({ name, schedules })) },
  };
}

/** A counter that loses updates. */
export const RACY = `
let counter = 0;
export function value(): number { return counter; }
export function increment(): void { counter += 1; }
export function update(change: (old: number) => number): void { counter = change(counter); }
`;

const CORRECT = `
import { Lock } from 'heddle/threading';
const lock = new Lock();
let counter = 0;
export function value(): number { return lock.run(() => counter); }
export function increment(): void { lock.run(() => { counter += 1; }); }
export function update(change: (old: number) => number): void { lock.run(() => { counter = change(counter); }); }
`;

/** What comes after each attack: the correct one must be accepted, the racy one convicted. */
export const HONEST: Readonly<
  Record<JobLanguage, { readonly harness: string; readonly correct: string; readonly racy: string }>
> = {
  typescript: { harness: HARNESS, correct: CORRECT, racy: RACY },
  python: { harness: python.HARNESS, correct: python.CORRECT, racy: python.RACY },
};
