import type { SchedulingPoint } from '@heddle/engine';
import type { Schedule } from '@heddle/trace';
import { defaultChoice } from './default-choice';
import { ReplayError } from './errors';
import { SeededStrategy } from './seeded-strategy';

export interface ReplayOptions {
  /** Throw a `ReplayError` when a deviation cannot be followed. Otherwise the default choice is made in its place. */
  readonly strict?: boolean;
}

/**
 * One run, given as its deviations from the default choice: at each deviation's step its task goes on.
 *
 * Invariants: deviations are in ascending order of step; after the run, `followed` says whether all of them took place (a
 * strict replay cannot see a deviation beyond the end of the run while it runs).
 */
export class Replay extends SeededStrategy {
  private started = false;
  private next = 0;
  private missed = 0;

  /** @param seed the seed of the strategy that made the schedule: it decides the program's own random numbers */
  constructor(
    readonly schedule: Schedule,
    seed: number,
    private readonly options: ReplayOptions = {},
  ) {
    super(seed);
    for (let i = 1; i < schedule.length; i++) {
      const { step, task } = schedule[i]!;
      if (step <= schedule[i - 1]!.step) throw new ReplayError(step, task, 'its steps do not ascend');
    }
  }

  /** Were all deviations followed, so far as to the end of the schedule? */
  get followed(): boolean {
    return this.next === this.schedule.length && this.missed === 0;
  }

  override startRun(): boolean {
    if (this.started) return false;
    this.started = true;
    return super.startRun();
  }

  pick(point: SchedulingPoint): number {
    let deviation = this.schedule[this.next];
    while (deviation !== undefined && deviation.step < point.step) {
      this.miss(deviation.step, deviation.task, 'no task is chosen there');
      deviation = this.schedule[++this.next];
    }
    if (deviation?.step !== point.step) return defaultChoice(point);
    this.next++;
    const { step, task } = deviation;
    if (task >= 0 && task < point.tasks && point.isEnabled(task)) return task;
    this.miss(step, task, 'that task cannot go on there');
    return defaultChoice(point);
  }

  private miss(step: number, task: number, reason: string): void {
    if (this.options.strict === true) throw new ReplayError(step, task, reason);
    this.missed++;
  }
}
