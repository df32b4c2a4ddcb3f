import { readdirSync } from 'node:fs';
import { LANGUAGES, loadExercise, type Language } from '@heddle/exercise';
import { grade, replay, submissionOf } from '@heddle/grading';
import type { GraderPool } from '@heddle/sandbox';
import { decodeToken } from '@heddle/trace';
import { table } from './table';

/** In each language. */
const TOKENS = 100;

/** Failures of the exercises' starters under many seeds, each replayed from its token in a new process. */
export async function replays(pool: GraderPool): Promise<string> {
  const rows: string[][] = [];
  for (const language of LANGUAGES) {
    const { made, identical } = await replayed(pool, language);
    rows.push([`of the exercises’ starters, ${language}`, String(made), String(identical)]);
  }
  return table(['replay tokens, each in a new process', 'replayed', 'identical traces'], rows);
}

function startersIn(wanted: Language) {
  return readdirSync('exercises').flatMap((slug) => {
    const exercise = loadExercise(`exercises/${slug}`);
    return exercise.languages
      .filter(({ language }) => language === wanted)
      .map(({ starter }) => ({
        exercise,
        submission: submissionOf(starter.file, Buffer.from(starter.source)),
      }));
  });
}

async function replayed(grader: GraderPool, language: Language) {
  const starters = startersIn(language);
  let made = 0;
  let identical = 0;
  for (let seed = 1; ; seed++) {
    const before = made;
    for (const { exercise, submission } of starters) {
      const report = await grade(exercise, submission, { grader, language, seed, schedules: 100 });
      for (const { failure } of report.scenarios) {
        if (failure === undefined || failure.token === '') continue;
        made++;
        const again = await replay(decodeToken(failure.token), exercise, submission, { grader, language });
        if (again.kind === 'replayed' && JSON.stringify(again.run.trace) === JSON.stringify(failure.trace))
          identical++;
        if (made === TOKENS) return { made, identical };
      }
    }
    if (made === before) throw new Error(`With seed ${seed}, no starter in ${language} fails.`);
  }
}
