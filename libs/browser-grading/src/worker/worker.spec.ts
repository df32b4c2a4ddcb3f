import { readFileSync } from 'node:fs';
import type { PublicExercise } from '../exercise';
import type { Answer } from '../protocol';
import { bundledWorker, startWorker } from '../../testing/worker-here';

const HARNESS = `
import { always, check } from 'heddle/harness';
import { Thread } from 'heddle/threading';
always('two', (student) => {
  const threads = [new Thread(student.increment), new Thread(student.increment)];
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
  check.equal(student.value(), 2, 'the counter');
});
`;

const EXERCISE: PublicExercise = {
  slug: 'lost-update',
  version: 'abcdef0123456789',
  language: 'typescript',
  harness: HARNESS,
  scenarios: [{ name: 'two', title: { en: 'two threads', zh: '两个线程' }, points: 2 }],
  seed: 1,
  schedules: 500,
  limits: { steps: 10_000, fuel: 1_000_000, output: 16_384 },
};

const STARTER = readFileSync('exercises/lost-update/typescript/starter.ts', 'utf8');
const LOCKED = `import { Lock } from 'heddle/threading';
const lock = new Lock();
let counter = 0;
export function value(): number { return lock.run(() => counter); }
export function increment(): void { lock.run(() => { counter += 1; }); }
`;

let script: string;
beforeAll(async () => {
  script = await bundledWorker();
}, 60_000);

const workers: { stop: () => Promise<number> }[] = [];
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
});

async function opened(
  source: string,
  prepare: (worker: ReturnType<typeof startWorker>) => void = () => undefined,
) {
  const worker = startWorker(script);
  workers.push(worker);
  prepare(worker);
  const answer = await worker.ask({
    kind: 'open',
    exercise: EXERCISE,
    submission: { file: 'increment.ts', source, hash: '0123456789abcdef' },
  });
  return { ...worker, answer };
}

function is<K extends Answer['kind']>(kind: K, answer: Answer): Extract<Answer, { kind: K }> {
  if (answer.kind !== kind) throw new Error(`${answer.kind}: ${JSON.stringify(answer).slice(0, 500)}`);
  return answer as Extract<Answer, { kind: K }>;
}

it('finds the lost update of the starter, replays it, and runs its schedule on other code', async () => {
  const starter = await opened(STARTER);
  const { report } = is('graded', await starter.ask({ kind: 'grade' }));
  expect(report.verdict).toBe('data-race');
  const { failure } = report.scenarios[0]!;
  expect(failure).toMatchObject({ message: 'the counter was 1, expected 2', race: { variable: 'counter' } });
  expect(starter.progress.length).toBeGreaterThan(0);

  const { run } = is('replayed', await starter.ask({ kind: 'replay', token: failure!.token }));
  expect(run.trace).toEqual(failure!.trace);

  const repaired = await opened(LOCKED);
  const again = is('replayed', await repaired.ask({ kind: 'replay', token: failure!.token }));
  expect(again.run.kind).toBe('accepted');
}, 60_000);

it('may compile something before it is given a program', async () => {
  const { ask } = await opened(STARTER, ({ tell }) => tell({ kind: 'warm-up' }));
  expect(is('graded', await ask({ kind: 'grade' })).report.verdict).toBe('data-race');
}, 60_000);

it('lets somebody choose who moves until it breaks', async () => {
  const { ask } = await opened(STARTER);
  const play = async (choices: readonly number[]) =>
    is('played', await ask({ kind: 'play', scenario: 'two', choices, toTheEnd: false })).played;
  let played = await play([]);
  const enabled = () => played.moves.filter((move) => move.enabled).map(({ step }) => step.task);
  while (!enabled().includes(2)) played = await play([...played.choices, 0]);
  expect(played.moves.find(({ step }) => step.task === 1)).toMatchObject({
    step: { operation: 'read', target: 'counter', line: 10 },
  });
  // Both read before either writes.
  played = await play([...played.choices, 1, 2]);
  while (!played.over) played = await play([...played.choices, enabled().at(-1)!]);
  expect(played.story).toMatchObject({ kind: 'data-race', message: 'the counter was 1, expected 2' });
}, 60_000);

it('says what stands in the way of a program, with its line', async () => {
  const { answer } = await opened('export const value = fetch("/api");');
  expect(is('graded', answer).report).toMatchObject({ verdict: 'forbidden', diagnostics: [{ line: 1 }] });
}, 60_000);

it('gives a program no way to what a worker has', async () => {
  const reach = `export function value() { return 0; }
export function increment() { const F = (() => {}).constructor as any; F('return postMessage')(); }`;
  const { ask } = await opened(reach);
  const { report } = is('graded', await ask({ kind: 'grade' }));
  expect(report.verdict).toBe('exception');
}, 60_000);
