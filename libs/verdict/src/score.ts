import type { Verdict } from './verdict';

/** What a lock order that could deadlock, but did not, leaves of a scenario's points. */
const LOCK_ORDER_SHARE = 0.9;

export function scoreOf(verdict: Verdict, points: number): number {
  if (verdict === 'accepted') return points;
  return verdict === 'lock-order' ? rounded(points * LOCK_ORDER_SHARE) : 0;
}

/** Points are added up in hundredths, so that ten times 0.1 is 1. */
export function sumOf(points: readonly number[]): number {
  return rounded(points.reduce((sum, value) => sum + value, 0));
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}

/**
 * The first failing scenario speaks for the submission, in the order in which the teacher put them: the simplest first.
 * A warning speaks only if nothing failed; an error of ours always does, because then nothing else can be trusted.
 */
export function overallVerdict(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('grader-error')) return 'grader-error';
  return (
    verdicts.find((verdict) => verdict !== 'accepted' && verdict !== 'lock-order') ??
    verdicts.find((verdict) => verdict !== 'accepted') ??
    'accepted'
  );
}
