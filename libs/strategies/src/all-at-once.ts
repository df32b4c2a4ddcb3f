import { MAIN_TASK, OperationKind } from '@heddle/trace';
import type { SchedulingPoint } from '@heddle/engine';
import { RoundRobin } from './round-robin';

/**
 * Round robin that lets tasks be started before any of them works: a task about to start another goes first, then the main
 * task as long as it can. So as many as possible are between their beginning and their end at the same time. Where a goal
 * is that several are somewhere at once, this is the schedule to try first.
 *
 * Counterexample to round robin alone: `start a; start b; start c`, where each enters a room and leaves it. By the time
 * that c has been started, a has left.
 */
export class AllAtOnce extends RoundRobin {
  override pick(point: SchedulingPoint): number {
    for (let i = 0; i < point.count; i++) {
      const task = point.enabled[i]!;
      if (point.kind(task) === OperationKind.Start) return task;
    }
    return point.isEnabled(MAIN_TASK) ? MAIN_TASK : super.pick(point);
  }
}
