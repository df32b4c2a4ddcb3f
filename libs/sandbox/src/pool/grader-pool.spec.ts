import { fileURLToPath } from 'node:url';
import type { Job } from '../job';
import { GraderPool } from './grader-pool';

const entry = fileURLToPath(new URL('../fixtures/stand-in-grader.mjs', import.meta.url));

function job(deed: string, timeMs = 5_000, memoryMb = 32): Job {
  const limits = { steps: 1, fuel: 1, output: 1, timeMs, memoryMb };
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

  it('counts processor time, so that a busy machine changes no verdict; but waits for nobody for ever', async () => {
    const [rested, stopped] = await Promise.all([
      pool.run(job('rest', 1_000)),
      pool.run(job('rest for ever', 100)),
    ]);
    expect(rested).toMatchObject({ kind: 'explored' });
    expect(stopped).toMatchObject({ kind: 'limit', verdict: 'time-limit' });
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

  describe('for an author', () => {
    const deedsOf = async (run: GraderPool['run'], deeds: readonly string[]) => {
      const seen: number[] = [];
      for (const deed of deeds) {
        const result = await run(job(deed, 1_000));
        seen.push(result.kind === 'explored' ? result.outcomes.length : -1);
      }
      return seen;
    };
    let narrow: GraderPool;
    beforeEach(() => {
      narrow = new GraderPool({ size: 1, entry });
    });
    afterEach(() => narrow.close());

    it('gives one grader one job after the other', async () => {
      expect(await deedsOf(narrow.forAuthor().run, ['count', 'count', 'count'])).toEqual([1, 2, 3]);
    });

    it.each(['crash if used', 'fail if used', 'hang if used'])(
      'does a job again in a new grader before it charges the job: %s',
      async (deed) => {
        expect(await deedsOf(narrow.forAuthor().run, ['count', deed, 'count'])).toEqual([1, 1, 2]);
      },
    );

    it('keeps authors apart, from each other and from submissions', async () => {
      const [one, other] = [narrow.forAuthor(), narrow.forAuthor()];
      const seen: number[] = [];
      for (const run of [one.run, other.run, narrow.run.bind(narrow), narrow.run.bind(narrow), one.run])
        seen.push(...(await deedsOf(run, ['count'])));
      expect(seen).toEqual([1, 1, 1, 1, 1]);
    });
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
