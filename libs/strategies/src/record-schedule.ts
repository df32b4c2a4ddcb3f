import { ABANDON, type SchedulingPoint, type Strategy } from '@heddle/engine';
import type { Deviation, Schedule } from '@heddle/trace';
import { canGoOn, defaultChoice } from './default-choice';

/**
 * Does what the inner strategy does and writes it down as a schedule.
 *
 * Invariant: `new Replay(schedule, seed, { strict: true })`, with the inner strategy's seed, repeats the run.
 */
export class RecordSchedule implements Strategy {
  private deviations: Deviation[] = [];
  /** How often the run took the processor from a task that could have gone on. */
  preemptions = 0;

  constructor(private readonly inner: Strategy) {}

  /** The last run, so far. */
  get schedule(): Schedule {
    return this.deviations;
  }

  startRun(end?: SchedulingPoint): boolean {
    this.deviations = [];
    this.preemptions = 0;
    return this.inner.startRun(end);
  }

  pick(point: SchedulingPoint): number {
    const task = this.inner.pick(point);
    if (task === ABANDON) return task;
    if (task !== defaultChoice(point)) this.deviations.push({ step: point.step, task });
    if (task !== point.current && canGoOn(point)) this.preemptions++;
    return task;
  }

  random(bound: number): number {
    return this.inner.random(bound);
  }
}
