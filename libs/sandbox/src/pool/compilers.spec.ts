import { fileURLToPath } from 'node:url';
import type { Job } from '../job';
import { Compilers } from './compilers';
import { graderCommand } from './grader-command';

const standIn = fileURLToPath(new URL('../fixtures/stand-in-compiler.mjs', import.meta.url));

function job(deed: string, timeMs = 60_000): Job {
  const limits = { steps: 1, fuel: 1, output: 1, timeMs, memoryMb: 32 };
  const source = { file: 'main.ts', source: deed };
  return { submission: source, harness: source, seed: 1, limits, task: { kind: 'explore', scenarios: [] } };
}

describe('Compilers', () => {
  let compilers: Compilers;
  beforeEach(() => {
    compilers = new Compilers(graderCommand('typescript', standIn));
  });
  afterEach(() => {
    compilers.close();
  });

  it('gives one process one job after the other', async () => {
    await compilers.warm();
    expect(await compilers.compile(job('answer'))).toEqual({ kind: 'compiled', compiled: { before: 0 } });
    expect(await compilers.compile(job('refuse'))).toMatchObject({ kind: 'rejected' });
    expect(await compilers.compile(job('answer'))).toEqual({ kind: 'compiled', compiled: { before: 2 } });
  });

  it('lets nobody wait for a source that takes for ever', async () => {
    const slow = compilers.compile(job('hang', 2_000));
    expect(await compilers.compile(job('answer'))).toMatchObject({ kind: 'compiled' });
    expect(await slow).toMatchObject({ kind: 'limit', verdict: 'time-limit' });
    expect(await compilers.compile(job('answer'))).toMatchObject({ kind: 'compiled' });
  });

  it('charges a crash to the source only if a fresh process crashes, too', async () => {
    await compilers.compile(job('answer'));
    expect(await compilers.compile(job('crash if used'))).toMatchObject({ kind: 'compiled' });
    expect(await compilers.compile(job('crash'))).toMatchObject({ kind: 'limit', verdict: 'memory-limit' });
  });

  it('stops what takes more memory than it may', async () => {
    expect(await compilers.compile(job('hoard'))).toMatchObject({ kind: 'limit', verdict: 'memory-limit' });
  }, 20_000);

  it('takes the blame for what no compiler of ours writes', async () => {
    expect(await compilers.compile(job('babble'))).toMatchObject({ kind: 'failed' });
  });

  it('answers what it was working on when it is closed', async () => {
    const compilation = compilers.compile(job('hang'));
    compilers.close();
    expect(await compilation).toMatchObject({ kind: 'failed' });
  });
});
