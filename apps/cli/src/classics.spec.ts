import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSubmission, runProgram } from '@heddle/grading';
import { GraderPool } from '@heddle/sandbox';
import { ROOT } from './testing/heddle';

jest.setTimeout(120_000);

// Classic problems (LeetCode's on concurrency, "The Little Book of Semaphores", process pools), each solved as is usual and as is usually wrong.
const FOLDER = join(ROOT, 'apps/cli/fixtures/classics');
const PROGRAMS = globSync('*/*.py', { cwd: FOLDER }).sort();
const SCHEDULES = 200;

const pool = new GraderPool({ size: 1, language: 'python' });
const grader = pool.forAuthor();
afterAll(() => pool.close());

describe('a classic program, explored,', () => {
  it.each(PROGRAMS)('comes to the verdict of its folder: %s', async (program) => {
    const task = { kind: 'explore', schedules: SCHEDULES } as const;

    const report = await runProgram(readSubmission(join(FOLDER, program)), task, {
      grader,
      language: 'python',
    });

    expect({ verdict: report.verdict, diagnostics: report.diagnostics }).toEqual({
      verdict: dirname(program),
      diagnostics: [],
    });
  });
});
