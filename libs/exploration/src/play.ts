import { ABANDON, type SchedulingPoint, type Strategy } from '@heddle/engine';
import { Replay } from '@heddle/strategies';
import { Ending, type PendingOperation } from '@heddle/trace';
import { explainRun } from './explain';
import type { ExplainedRun } from './outcome';
import { Runner } from './runner';
import type { Target } from './target';

/** A run that somebody steers, as far as it has come. */
export interface PlayedRun {
  readonly run: ExplainedRun;
  /** The tasks that went on, step by step: what was chosen, and what could not be otherwise. */
  readonly choices: readonly number[];
  /** Everybody who has not ended, and what they are about to do. */
  readonly waiting: readonly (PendingOperation & { readonly enabled: boolean })[];
  /** Nobody can go on, or nobody is left. */
  readonly over: boolean;
}

/**
 * Runs the first steps of a program as somebody chooses, and stops at the next step at which there is a choice. A choice of a
 * task that cannot go on there is passed over.
 *
 * @param toTheEnd go on by default after the last choice
 */
export function play(
  target: Target,
  choices: readonly number[],
  seed: number,
  { toTheEnd = false } = {},
): PlayedRun {
  const steering = new Steering(choices, toTheEnd, seed);
  const run = explainRun(new Runner(target), steering);
  const { trace } = target.execution;
  const over = trace.ending !== Ending.Abandoned;
  const enabled = new Set(steering.enabledAtStop);
  return {
    run,
    choices: steering.made,
    waiting: over
      ? []
      : trace.pending.map((operation) => ({ ...operation, enabled: enabled.has(operation.task) })),
    over,
  };
}

/** Invariant: the n-th entry of `made` is the task of the n-th step. */
class Steering implements Strategy {
  readonly made: number[] = [];
  enabledAtStop: readonly number[] = [];
  private next = 0;
  private readonly byDefault: Replay;

  constructor(
    private readonly choices: readonly number[],
    private readonly toTheEnd: boolean,
    seed: number,
  ) {
    this.byDefault = new Replay([], seed);
  }

  startRun(): boolean {
    return this.byDefault.startRun();
  }

  pick(point: SchedulingPoint): number {
    const task = this.choose(point);
    if (task !== ABANDON) this.made.push(task);
    return task;
  }

  random(bound: number): number {
    return this.byDefault.random(bound);
  }

  private choose(point: SchedulingPoint): number {
    while (this.next < this.choices.length) {
      const task = this.choices[this.next++]!;
      if (task >= 0 && task < point.tasks && point.isEnabled(task)) return task;
    }
    if (point.count === 1) return point.enabled[0]!;
    if (this.toTheEnd) return this.byDefault.pick(point);
    this.enabledAtStop = [...point.enabled.subarray(0, point.count)];
    return ABANDON;
  }
}
