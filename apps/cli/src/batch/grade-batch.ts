import type { Exercise, Language } from '@heddle/exercise';
import { CallerError, grade, type GradeOptions } from '@heddle/grading';
import type { BatchEntry } from '@heddle/report';
import { tell } from '../failures';
import type { Candidate } from './discover';
import { readCandidate } from './read-candidate';
import { resultKey, type StoredResults } from './stored-results';

export interface BatchOptions extends Omit<GradeOptions, 'onProgress' | 'language'> {
  /** The language that a file is graded in. */
  readonly languageFor: (path: string) => Language;
  readonly jobs: number;
  readonly stored?: StoredResults;
  readonly onGraded: (done: number, name: string) => void;
}

/** Grades many submissions, so many at a time; the results are in the order of the submissions. */
export async function gradeBatch(
  exercise: Exercise,
  candidates: readonly Candidate[],
  options: BatchOptions,
): Promise<readonly BatchEntry[]> {
  const entries: BatchEntry[] = [];
  let next = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < candidates.length; index = next++) {
      const candidate = candidates[index]!;
      entries[index] = await gradeOne(exercise, candidate, options);
      options.onGraded(++done, candidate.name);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.jobs, candidates.length) }, worker));
  return entries;
}

/** What concerns one submission only must not stop the others; a mistake in the exercise concerns all. */
async function gradeOne(exercise: Exercise, candidate: Candidate, batch: BatchOptions): Promise<BatchEntry> {
  const { name, path } = candidate;
  const options = { ...batch, language: batch.languageFor(path) };
  try {
    const submission = readCandidate(candidate, exercise, options.language);
    const key = resultKey(exercise, submission, options);
    const earlier = options.stored?.find(key, name);
    if (earlier !== undefined) return { report: earlier };
    const report = await grade(exercise, submission, options);
    options.stored?.add(key, report);
    return { report };
  } catch (error) {
    if (error instanceof CallerError) return { submission: name, error: tell(error).text.split('\n', 1)[0]! };
    throw error;
  }
}
