import { OperationKind } from '@heddle/trace';
import type { SchedulingPoint } from '@heddle/engine';
import { RoundRobin } from './round-robin';

/**
 * Round robin that starts tasks before it lets any of them work: as many as possible are between their beginning and
 * their end at the same time. Where a goal is that several are somewhere at once, this is the schedule to try first.
 *
 * Counterexample to round robin alone: `start a; start b; start c`, where each enters a room and leaves it. By the time
 * that c has been started, a has left.
 *
 * Invariant: while some enabled task is about to start another, nobody else performs an operation.
 */
export class AllAtOnce extends RoundRobin {
  override pick(point: SchedulingPoint): number {
    for (let i = 0; i < point.count; i++) {
      const task = point.enabled[i]!;
      if (point.kind(task) === OperationKind.Start) return task;
    }
    return super.pick(point);
  }
}
