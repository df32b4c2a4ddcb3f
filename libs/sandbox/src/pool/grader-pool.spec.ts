import { fileURLToPath } from 'node:url';
import type { Job } from '../job';
import { GraderPool } from './grader-pool';

const entry = fileURLToPath(new URL('../fixtures/stand-in-grader.mjs', import.meta.url));

function job(deed: string, wallMs = 5_000, memoryMb = 32): Job {
  const limits = { steps: 1, fuel: 1, output: 1, wallMs, memoryMb };
  const source = { file: 'main.ts', source: deed };
  return {
    // The stand-in is given its job as it is, as graders are that instrument it themselves.
    language: 'python',
    submission: source,
    harness: source,
    seed: 1,
    limits,
    task: { kind: 'explore', scenarios: [] },
  };
}

describe('GraderPool', () => {
  let pool: GraderPool;
  beforeAll(() => {
    pool = new GraderPool({ size: 2, entry });
  });
  afterAll(() => pool.close());

  it('tells how far a job is, and answers with all outcomes', async () => {
    const seen: unknown[] = [];
    const result = await pool.run(job('answer'), (progress) => seen.push(progress));
    expect(seen).toEqual([{ scenario: 'first', schedules: 7, strategy: 'surw' }]);
    expect(result).toMatchObject({ kind: 'explored', outcomes: [{ scenario: 'first' }] });
  });

  it('stops what does not end, and keeps the outcomes that were complete', async () => {
    const result = await pool.run(job('hang', 300));
    expect(result).toMatchObject({
      kind: 'limit',
      verdict: 'time-limit',
      scenario: 'second',
      outcomes: [{ scenario: 'first' }],
    });
  });

  it('stops what takes more memory than it may', async () => {
    const result = await pool.run(job('hoard'));
    expect(result).toMatchObject({ kind: 'limit', verdict: 'memory-limit' });
  });

  it('charges a crash that happens twice to the submission', async () => {
    const result = await pool.run(job('crash'));
    expect(result).toMatchObject({ kind: 'limit', verdict: 'memory-limit' });
  });

  it.each(['leave', 'flood', 'babble'])(
    'takes the blame when a grader does what no job can make it do: %s',
    async (deed) => {
      expect(await pool.run(job(deed))).toMatchObject({ kind: 'failed' });
    },
  );

  it('gives a grader no environment, no files, no processes and no workers', async () => {
    const result = await pool.run(job('look'));
    expect(result.kind === 'failed' && JSON.parse(result.message)).toEqual({
      environment: 0,
      read: 'ERR_ACCESS_DENIED',
      write: 'ERR_ACCESS_DENIED',
      spawn: 'ERR_ACCESS_DENIED',
      worker: 'ERR_ACCESS_DENIED',
      version: '24',
    });
  });

  it('answers many jobs, first come first served', async () => {
    const narrow = new GraderPool({ size: 1, entry });
    const order: number[] = [];
    const deeds = ['answer', 'crash', 'answer', 'leave', 'answer', 'answer'];
    await Promise.all(deeds.map((deed, n) => narrow.run(job(deed)).then(() => order.push(n))));
    await narrow.close();
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('says what to do when the grader cannot start', async () => {
    const broken = new GraderPool({ size: 1, entry: '/nowhere/grader.js' });
    const result = await broken.run(job('answer'));
    await broken.close();
    expect(result).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('could not start') as string,
    });
  });

  it('answers the jobs that are left when it is closed, and leaves no process', async () => {
    const closing = new GraderPool({ size: 1, entry });
    await closing.warm();
    const results = [closing.run(job('hang')), closing.run(job('answer'))];
    await closing.close();
    expect((await Promise.all(results)).map(({ kind }) => kind)).toEqual(['failed', 'failed']);
    expect(await closing.run(job('answer'))).toMatchObject({ kind: 'failed' });
  });
});
