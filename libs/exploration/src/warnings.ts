import { byExplanation, findSpin, LockOrderAnalysis } from '@heddle/analyses';
import { BoundedDepthFirst } from '@heddle/strategies';
import type { Schedule } from '@heddle/trace';
import type { Finding, LockOrder } from '@heddle/verdict';
import { explain } from './explain';
import type { ExplainedRun } from './outcome';
import type { Runner } from './runner';
import { witnessOfLastRun } from './witness';

/** Runs spent on finding one that shows the whole circle: as many as shrinking may take. */
const MAX_ATTEMPTS = 1_000;
const LARGEST_BOUND = 2;

/** What is to be said of the last run, which passed. */
export function warningsOfLastRun({ target }: Runner): readonly Finding[] {
  const { trace } = target.execution;
  const analysis = new LockOrderAnalysis();
  analysis.add(trace, target.sites);
  const found = [findSpin(trace, target.sites), analysis.cycle()].filter((finding) => finding !== undefined);
  return byExplanation(found);
}

/**
 * A run in which the locks are taken in such orders, with as few preemptions as possible: usually the default schedule,
 * where the tasks run one after the other. If there is none (the edges of the circle are of several runs), the default one.
 */
export function explainLockOrder(runner: Runner, found: LockOrder, seed: number): ExplainedRun {
  const inOrder = explainWarnings(runner, [], seed);
  if (inOrder.findings.length > 0) return inOrder;
  const schedule = scheduleWithCycle(runner, seed);
  const run = schedule && explainWarnings(runner, schedule, seed);
  return run !== undefined && run.findings.length > 0 ? run : { ...inOrder, findings: [withoutSteps(found)] };
}

function explainWarnings(runner: Runner, schedule: Schedule, seed: number): ExplainedRun {
  const run = explain(runner, schedule, seed);
  return { ...run, findings: run.findings.filter(({ kind }) => kind === 'lock-order') };
}

function scheduleWithCycle(runner: Runner, seed: number): Schedule | undefined {
  let attempts = MAX_ATTEMPTS;
  for (let strategy = new BoundedDepthFirst(0, seed); ; strategy = strategy.deeper()) {
    while (strategy.startRun()) {
      if (attempts-- <= 0) return undefined;
      runner.run(strategy);
      if (warningsOfLastRun(runner).some(({ kind }) => kind === 'lock-order'))
        return witnessOfLastRun(runner, seed).schedule;
    }
    if (!strategy.pruned || strategy.bound === LARGEST_BOUND) return undefined;
  }
}

function withoutSteps({ kind, cycle }: LockOrder): LockOrder {
  return {
    kind,
    cycle: cycle.map((edge) => ({
      ...edge,
      acquired: { ...edge.acquired, step: -1 },
      requested: { ...edge.requested, step: -1 },
    })),
  };
}
