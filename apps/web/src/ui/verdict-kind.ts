/** Good, bad, or nothing to do with the student's program. */
export type VerdictKind = 'good' | 'bad' | 'warn';

const OURS = ['grader-error', 'compile-error', 'time-limit', 'memory-limit', 'output-limit', 'step-limit'];

export function verdictKind(verdict: string): VerdictKind {
  if (verdict === 'accepted') return 'good';
  return OURS.includes(verdict) ? 'warn' : 'bad';
}

export const VERDICT_SYMBOLS: Readonly<Record<VerdictKind, string>> = { good: '✓', bad: '✗', warn: '▲' };
