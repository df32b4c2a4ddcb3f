import type { Execution } from '@heddle/engine';
import { DetectNondeterminism, NondeterminismError, RoundRobin } from '@heddle/strategies';
import { ScenarioMistake, type Mistake } from './mistake';
import type { Runner } from './run-once';

/**
 * Runs one schedule twice before the search starts: what it stands on (replaying, shrinking, depth-first search) is that
 * the same schedule does the same. What parts only later is noticed by whoever goes through a prefix again.
 *
 * @throws {NondeterminismError}
 * @throws {ScenarioMistake}
 */
export function checkDeterminism(runner: Runner, seed: number): void {
  const twice = new DetectNondeterminism(new RoundRobin(seed));
  const findings = [0, 1].map(() => {
    twice.startRun();
    return runner.run(twice, { replay: true }).map(({ kind }) => kind);
  });
  // The end of the second run is compared when the next one would start.
  twice.startRun();
  const [first, second] = findings.map((kinds) => kinds.join(' and ') || 'nothing wrong');
  if (first === second) return;
  const message = `it ended with ${first!} first, with ${second!} then`;
  throw new ScenarioMistake({ kind: 'nondeterminism', site: 0, message });
}

/** What an error that ended a search says of the scenario; undefined if the error is one of ours. */
export function mistakeOf(error: unknown, { trace }: Execution): Mistake | undefined {
  if (error instanceof ScenarioMistake) return error.mistake;
  if (!(error instanceof NondeterminismError)) return undefined;
  // The runs part after the last thing that both did.
  const last = Math.min(error.step, trace.length) - 1;
  const message = last < 0 ? 'the runs part at once' : `the runs part after step ${last + 1}`;
  return { kind: 'nondeterminism', site: trace.site[last] ?? 0, message };
}
