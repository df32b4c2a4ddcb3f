import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSubmission, runProgram, type ProgramTask } from '@heddle/grading';
import { PLAIN, renderProgram } from '@heddle/report';
import { GraderPool } from '@heddle/sandbox';
import type { ProgramReport, Verdict } from '@heddle/verdict';
import { ROOT } from './testing/heddle';

jest.setTimeout(120_000);

const FOLDER = join(ROOT, 'gallery');
const PROGRAMS = globSync('**/*.py', { cwd: FOLDER })
  .map((file) => file.replace(/\.py$/, ''))
  .sort();

/** What searching the schedules comes to, within 200 of them. Those that count to a million are left out. */
const EXPLORED: readonly (readonly [program: string, verdict: Verdict, mode: 'exhaustive' | 'bounded'])[] = [
  ['coroutines/gevent-two-workers', 'accepted', 'exhaustive'],
  ['coroutines/producer-consumer', 'accepted', 'exhaustive'],
  ['processes/create', 'accepted', 'exhaustive'],
  ['processes/globals-not-shared', 'accepted', 'exhaustive'],
  ['processes/pool', 'accepted', 'bounded'],
  ['processes/queue-read-after-join', 'accepted', 'exhaustive'],
  ['threads/counter-lock-but-print', 'data-race', 'bounded'],
  ['threads/deadlock-accounts', 'deadlock', 'exhaustive'],
  ['threads/deadlock-two-locks', 'deadlock', 'exhaustive'],
  ['threads/deadlock-solved-by-order', 'accepted', 'exhaustive'],
];

const pool = new GraderPool({ size: 1, language: 'python' });
const grader = pool.forAuthor();
afterAll(() => pool.close());

function run(program: string, task: ProgramTask): Promise<ProgramReport> {
  return runProgram(readSubmission(join(FOLDER, `${program}.py`)), task, { grader, language: 'python' });
}

/** Refreshing is explicit (`HEDDLE_UPDATE_GOLDEN=1 npm run jest apps/cli/src/gallery`); read the diff before committing it. */
function expectKept(program: string, text: string): void {
  const path = join(FOLDER, `${program}.txt`);
  if (process.env['HEDDLE_UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : `${program}.txt is missing`).toBe(text);
}

describe('a program of the gallery', () => {
  it.each(PROGRAMS)('does what is kept of it: %s', async (program) => {
    const report = await run(program, { kind: 'run' });

    const source = readFileSync(join(FOLDER, `${program}.py`), 'utf8');
    const commands = { program: `gallery/${program}.py`, again: '--seed 1' };
    const options = { language: 'en', style: PLAIN, verbose: false, rows: 12, source, commands } as const;
    expectKept(program, renderProgram(report, options));
  });

  it.each(EXPLORED)('%s explored is %s', async (program, verdict, mode) => {
    const report = await run(program, { kind: 'explore', schedules: 200 });

    expect(report.verdict).toBe(verdict);
    expect(report.search?.mode).toBe(mode);
  });
});
