import type { CountingAttempt } from '@heddle/database';
import { afterLateness, daysLate, type Terms } from './terms';

/** A submission that has a counted grading. */
export interface Graded {
  readonly id: string;
  readonly attempt: number;
  readonly submittedAt: Date;
  readonly verdict: string;
  readonly score: number;
}

export interface Counting extends Graded {
  readonly daysLate: number;
  /** After what is taken off for being late. */
  readonly counts: number;
}

/** The one of a student's submissions that counts: the best (of equals the first), or the last. */
export function countingOf(
  submissions: readonly Graded[],
  rule: CountingAttempt,
  terms: Terms,
): Counting | undefined {
  const all = submissions
    .map((submission) => {
      const days = daysLate(submission.submittedAt, terms);
      return { ...submission, daysLate: days, counts: afterLateness(submission.score, days, terms) };
    })
    .sort((a, b) => a.attempt - b.attempt);
  if (rule === 'last') return all.at(-1);
  return all.reduce<Counting | undefined>(
    (best, next) => (best === undefined || next.counts > best.counts ? next : best),
    undefined,
  );
}
