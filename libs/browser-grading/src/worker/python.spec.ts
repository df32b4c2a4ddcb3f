import { readFileSync } from 'node:fs';
import type { PublicExercise } from '../exercise';
import type { Answer } from '../protocol';
import { bundledWorker, pythonFiles, startWorker } from '../../testing/worker-here';

const HARNESS = `
from threading import Thread
from heddle import always, check

@always("two")
def two(student):
    threads = [Thread(target=student.increment), Thread(target=student.increment)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check.equal(student.value(), 2, "the counter")
`;

const EXERCISE: PublicExercise = {
  slug: 'lost-update',
  version: 'abcdef0123456789',
  language: 'python',
  harness: HARNESS,
  scenarios: [{ name: 'two', title: { en: 'two threads', zh: '两个线程' }, points: 2 }],
  seed: 1,
  schedules: 500,
  limits: { steps: 10_000, fuel: 1_000_000, output: 16_384 },
};

const STARTER = readFileSync('exercises/lost-update/python/starter.py', 'utf8');
const LOCKED = readFileSync('exercises/lost-update/python/solutions/accepted/with_lock.py', 'utf8');

const script = bundledWorker();
const workers: { stop: () => Promise<number> }[] = [];
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
});

async function opened(source: string) {
  const worker = startWorker(await script);
  workers.push(worker);
  const submission = { file: 'increment.py', source, hash: '0123456789abcdef' };
  const answer = await worker.ask({ kind: 'open', exercise: EXERCISE, submission, python: pythonFiles() });
  return { ...worker, answer };
}

function is<K extends Answer['kind']>(kind: K, answer: Answer): Extract<Answer, { kind: K }> {
  if (answer.kind !== kind) throw new Error(`${answer.kind}: ${JSON.stringify(answer).slice(0, 500)}`);
  return answer as Extract<Answer, { kind: K }>;
}

it('finds the lost update of the starter in Python, replays it, and runs its schedule on other code', async () => {
  const starter = await opened(STARTER);
  const { report } = is('graded', await starter.ask({ kind: 'grade' }));
  expect(report).toMatchObject({ verdict: 'data-race', language: 'python' });
  const { failure } = report.scenarios[0]!;
  expect(failure).toMatchObject({ message: 'the counter was 1, expected 2', race: { variable: 'counter' } });

  const { run } = is('replayed', await starter.ask({ kind: 'replay', token: failure!.token }));
  expect(run.trace).toEqual(failure!.trace);

  const repaired = await opened(LOCKED);
  const again = is('replayed', await repaired.ask({ kind: 'replay', token: failure!.token }));
  expect(again.run.kind).toBe('accepted');
});

it('lets somebody choose who moves in Python', async () => {
  const { ask } = await opened(STARTER);
  const { played } = is('played', await ask({ kind: 'play', scenario: 'two', choices: [], toTheEnd: true }));
  expect(played).toMatchObject({ over: true, story: { kind: 'data-race' } });
});

it('says what stands in the way of a program in Python, with its line', async () => {
  const { answer } = await opened('import os\n\ndef value(:\n');
  expect(is('graded', answer).report).toMatchObject({ verdict: 'compile-error', diagnostics: [{ line: 3 }] });
});

it('gives a program in Python no way to what a worker has', async () => {
  const { answer } = await opened('import js\njs.fetch("/api/session")\n');
  expect(is('graded', answer).report).toMatchObject({ verdict: 'forbidden', diagnostics: [{ line: 1 }] });
});
