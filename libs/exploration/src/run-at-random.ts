import { RealTime } from '@heddle/strategies';
import { explain } from './explain';
import type { ExplainedRun } from './outcome';
import { Runner } from './runner';
import type { Target } from './target';
import { witnessOf } from './witness';

/** Runs a program once, in an order that the seed decides. */
export function runAtRandom(target: Target, seed: number): ExplainedRun {
  const runner = new Runner(target);
  const { schedule, contextSwitches } = witnessOf(runner, new RealTime(seed));
  return explain(runner, schedule, seed, contextSwitches);
}
