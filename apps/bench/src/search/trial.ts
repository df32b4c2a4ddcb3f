import type { Strategy } from '@heddle/engine';
import { RunAnalysis } from '@heddle/analyses';
import { BoundedDepthFirst, Dpor, Pct, Pos, RandomWalk, Surw } from '@heddle/strategies';
import type { Model } from './model';

/** What is compared, by the name in the table. */
export const STRATEGIES: Readonly<Record<string, (seed: number) => Strategy>> = {
  rw: (seed) => new RandomWalk(seed),
  'pct-3': (seed) => new Pct(seed, 3),
  pos: (seed) => new Pos(seed),
  surw: (seed) => new Surw(seed),
};

/** Schedules to the first bug; undefined if there was none within the budget. */
export function schedulesToBug(model: Model, strategy: Strategy, budget: number): number | undefined {
  for (let schedule = 1; schedule <= budget && strategy.startRun(model.execution.end); schedule++) {
    model.execution.run(model.program, strategy);
    if (isBug(model)) return schedule;
  }
  return undefined;
}

const analysis = new RunAnalysis();

/**
 * How the last run failed: by an assertion, an exception, or without a good end. Races alone do not count: the models have
 * them all.
 */
export function bugOf({ execution, sites }: Model): string | undefined {
  const { failure, exception, trace } = execution;
  return failure ?? exception?.text ?? analysis.analyse(trace, sites).findings[0]?.kind;
}

function isBug(model: Model): boolean {
  return bugOf(model) !== undefined;
}

export interface DporSearch {
  readonly toBug: number | undefined;
  readonly executions: number;
  readonly complete: boolean;
}

/** @param operations of all runs together, at most: the work for a run grows faster than its length */
export function dporSearch(model: Model, budget: number, operations: number): DporSearch {
  const strategy = new Dpor(0);
  let executions = 0;
  let toBug: number | undefined;
  let performed = 0;
  while (executions < budget && performed < operations && strategy.startRun(model.execution.end)) {
    executions++;
    model.execution.run(model.program, strategy);
    performed += model.execution.trace.length;
    if (toBug === undefined && isBug(model)) toBug = executions;
  }
  // The search knows that nothing is left only when it is asked for another run.
  const stopped = executions >= budget || performed >= operations;
  if (!stopped || !strategy.startRun(model.execution.end))
    return { toBug, executions, complete: strategy.complete };
  return { toBug, executions, complete: false };
}

export function preemptionBoundedSearch(model: Model, budget: number): number | undefined {
  let strategy = new BoundedDepthFirst(0);
  let schedules = 0;
  for (;;) {
    while (strategy.startRun()) {
      if (++schedules > budget) return undefined;
      model.execution.run(model.program, strategy);
      if (isBug(model)) return schedules;
    }
    if (!strategy.pruned) return undefined;
    strategy = strategy.deeper();
  }
}
