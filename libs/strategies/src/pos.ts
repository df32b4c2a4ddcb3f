import type { SchedulingPoint } from '@heddle/engine';
import { conflict, type OperationKind } from '@heddle/trace';
import { SeededStrategy } from './seeded-strategy';

/**
 * Partial order sampling: Yuan, Yang, Gu, "Partial Order Aware Concurrency Sampling", CAV 2018. Every pending operation has a
 * random priority, and the enabled one of the highest goes first. Operations that conflict with the one just performed draw again,
 * so that what comes before what is decided anew at every conflict and not by one draw for many.
 *
 * Invariants: a priority stays with its operation until that is performed or a conflicting one is; nothing is allocated per step.
 */
export class Pos extends SeededStrategy {
  private priorities = new Int32Array(16);
  /** Tasks below this have a priority in this run. */
  private drawn = 0;
  /** What was performed last in this run. */
  private task = -1;
  private kind: OperationKind = 0;
  private object = 0;

  override startRun(): boolean {
    this.drawn = 0;
    this.task = -1;
    return super.startRun();
  }

  pick(point: SchedulingPoint): number {
    this.redraw(point);
    const { enabled, count } = point;
    let best = enabled[0]!;
    for (let i = 1; i < count; i++) {
      if (this.priorities[enabled[i]!]! > this.priorities[best]!) best = enabled[i]!;
    }
    this.task = best;
    this.kind = point.kind(best);
    this.object = point.object(best);
    return best;
  }

  private redraw(point: SchedulingPoint): void {
    const { tasks } = point;
    if (tasks > this.priorities.length) {
      const larger = new Int32Array(tasks * 2);
      larger.set(this.priorities);
      this.priorities = larger;
    }
    if (this.task >= 0) {
      for (let task = 0; task < this.drawn; task++) {
        if (task === this.task || conflict(this.kind, this.object, point.kind(task), point.object(task))) {
          this.priorities[task] = this.chance.next();
        }
      }
    }
    while (this.drawn < tasks) this.priorities[this.drawn++] = this.chance.next();
  }
}
