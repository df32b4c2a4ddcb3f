import type { SchedulingPoint, Strategy } from '@heddle/engine';
import { Replay } from '@heddle/strategies';
import type { Trace } from '@heddle/trace';

/** Repeats a run from its trace: at every step the task that performed it. `seed`: the seed of the run. */
export class Retrace implements Strategy {
  private readonly order: Int32Array;
  private readonly fallback: Replay;

  constructor(trace: Trace, seed: number) {
    this.order = trace.executors();
    this.fallback = new Replay([], seed);
  }

  startRun(): boolean {
    return this.fallback.startRun();
  }

  pick(point: SchedulingPoint): number {
    const task = this.order[point.step];
    return task !== undefined && point.isEnabled(task) ? task : this.fallback.pick(point);
  }

  random(bound: number): number {
    return this.fallback.random(bound);
  }
}
