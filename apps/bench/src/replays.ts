import { readdirSync, readFileSync } from 'node:fs';
import { loadExercise } from '@heddle/exercise';
import { grade, replay, submissionOf } from '@heddle/grading';
import type { GraderPool } from '@heddle/sandbox';
import { decodeToken } from '@heddle/trace';
import { table } from './table';

const TOKENS = 100;

/** Failures of the exercises' starters under many seeds, each replayed from its token in a new process. */
export async function replays(pool: GraderPool): Promise<string> {
  const slugs = readdirSync('exercises');
  let made = 0;
  let identical = 0;
  for (let seed = 1; made < TOKENS; seed++) {
    for (const slug of slugs) {
      const exercise = loadExercise(`exercises/${slug}`);
      const file = `exercises/${slug}/typescript/starter.ts`;
      const submission = submissionOf(file, readFileSync(file));
      const report = await grade(exercise, submission, { grader: pool, seed, schedules: 100 });
      for (const { failure } of report.scenarios) {
        if (failure === undefined || failure.token === '' || made === TOKENS) continue;
        made++;
        const again = await replay(decodeToken(failure.token), exercise, submission, { grader: pool });
        if (again.kind === 'replayed' && JSON.stringify(again.run.trace) === JSON.stringify(failure.trace))
          identical++;
      }
    }
  }
  return table(
    ['replay tokens, each in a new process', 'replayed', 'identical traces'],
    [['of the exercises’ starters', String(made), String(identical)]],
  );
}
