import type { Execution } from '@heddle/engine';
import { AllAtOnce, DetectNondeterminism, NondeterminismError } from '@heddle/strategies';
import type { Finding } from '@heddle/verdict';
import { ScenarioMistake, type Mistake } from './mistake';
import type { Runner } from './run-once';

/**
 * Runs one schedule twice before the search starts: what it stands on (replaying, shrinking, depth-first search) is that
 * the same schedule does the same. What parts only later is noticed by whoever goes through a prefix again.
 *
 * In this schedule all tasks are at work at once, with every access a switch point: so it is also the shortest way to
 * most goals, and it shows which accesses matter.
 *
 * @returns what is wrong with the second run, which is the runner's last one now
 * @throws {NondeterminismError}
 * @throws {ScenarioMistake}
 */
export function runTwice(runner: Runner, seed: number): readonly Finding[] {
  const twice = new DetectNondeterminism(new AllAtOnce(seed));
  const run = (): readonly Finding[] => {
    twice.startRun();
    return runner.run(twice, { replay: true });
  };
  const first = kindsOf(run());
  const findings = run();
  const second = kindsOf(findings);
  // The end of the second run is compared when the next one would start.
  twice.startRun();
  if (first === second) return findings;
  const message = `it ended with ${first} first, with ${second} then`;
  throw new ScenarioMistake({ kind: 'nondeterminism', sites: [], message });
}

function kindsOf(findings: readonly Finding[]): string {
  return findings.map(({ kind }) => kind).join(' and ') || 'nothing wrong';
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
