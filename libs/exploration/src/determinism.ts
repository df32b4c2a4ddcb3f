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
  throw new ScenarioMistake({ kind: 'nondeterminism', sites: [], message });
}

/** What an error that ended a search says of the scenario; undefined if the error is one of ours. */
export function mistakeOf(error: unknown, { trace }: Execution): Mistake | undefined {
  if (error instanceof ScenarioMistake) return error.mistake;
  if (!(error instanceof NondeterminismError)) return undefined;
  const parting = Math.min(error.step, trace.length);
  const before = trace.site.slice(Math.max(0, parting - SITES_BEFORE), parting).toReversed();
  const sites = [...error.sites, ...before].filter((site) => site > 0);
  return { kind: 'nondeterminism', sites, message: 'it went on differently' };
}

/** Operations before the one that was different: one of them is likely to be in the code that is at fault. */
const SITES_BEFORE = 20;
