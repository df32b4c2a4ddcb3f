/** Everything a submission or a scenario can be told, in the order in which one explains more than another. */
export const VERDICTS = [
  'grader-error',
  'forbidden',
  'compile-error',
  'memory-limit',
  'time-limit',
  'output-limit',
  'deadlock',
  'lost-wakeup',
  'leak',
  'livelock',
  'step-limit',
  // Before the wait that a torn value leads to: a counter of readers that lost one lets a writer wait for ever.
  'data-race',
  'stuck',
  'exception',
  'wrong-result',
  'not-linearizable',
  'busy-wait',
  'not-concurrent',
  'lock-order',
  'accepted',
] as const;

export type Verdict = (typeof VERDICTS)[number];

export function isVerdict(text: string): text is Verdict {
  return (VERDICTS as readonly string[]).includes(text);
}

/** Does the first explain more than the second? */
export function isGraver(verdict: Verdict, than: Verdict): boolean {
  return VERDICTS.indexOf(verdict) < VERDICTS.indexOf(than);
}
