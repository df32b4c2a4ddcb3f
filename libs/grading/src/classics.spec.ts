import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadExercise, type Solution } from '@heddle/exercise';
import { GraderPool } from '@heddle/sandbox';
import type { Report } from '@heddle/verdict';
import { grade } from './grade';
import { submissionOf } from './submission';

const FIXTURES = join(__dirname, '../fixtures');

jest.setTimeout(120_000);

// No alarm on a correct program, and on a wrong one the alarm that a teacher expects. The budget is the default one;
// .ci/run grades the correct ones with ten times as many schedules.
describe.each(readdirSync(FIXTURES))('%s: programs as others write them', (slug) => {
  const exercise = loadExercise(join(FIXTURES, slug));
  const [{ file, solutions }] = exercise.languages as [(typeof exercise.languages)[number]];
  const reports = new Map<Solution, Promise<Report>>();
  let pool: GraderPool;

  // All are handed in at once, so that no processor idles between two tests.
  beforeAll(() => {
    pool = new GraderPool({ size: 2 });
    const grader = pool.forAuthor();
    for (const solution of solutions) {
      const submission = submissionOf(file, new TextEncoder().encode(solution.source));
      reports.set(solution, grade(exercise, submission, { grader }));
    }
  });
  afterAll(() => pool.close());

  it.each(solutions)('$file', async (solution) => {
    const { verdict, message, scenarios } = await reports.get(solution)!;
    expect({ verdict, why: message ?? scenarios[0]?.failure?.message }).toMatchObject({
      verdict: solution.verdict,
    });
  });
});
