import type { Attempt, FailedScenario } from './attempts';

/** So many times in a row at the same scenario: somebody should ask whether help is wanted. */
const TIMES = 5;

export interface Stuck {
  readonly scenario: FailedScenario;
  readonly times: number;
}

/**
 * The scenario at which a student's last attempts have all failed; undefined: there is none.
 *
 * @param attempts of one student at one exercise, in order of their number
 */
export function stuckAt(attempts: readonly Attempt[]): Stuck | undefined {
  const graded = attempts.filter(({ verdict }) => verdict !== null);
  for (const scenario of graded.at(-1)?.failed ?? []) {
    const passing = graded.findLastIndex(({ failed }) => !failed.some(({ name }) => name === scenario.name));
    const times = graded.length - 1 - passing;
    if (times >= TIMES) return { scenario, times };
  }
  return undefined;
}
