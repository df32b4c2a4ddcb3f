import type { SchedulingPoint } from '@heddle/engine';

/**
 * What happens where a schedule says nothing: the task that ran last goes on; if it cannot, the enabled task of the lowest
 * number does. Part of the replay token's contract.
 */
export function defaultChoice(point: SchedulingPoint): number {
  return canGoOn(point) ? point.current : point.enabled[0]!;
}

/** Is the task that ran last still enabled? If so, picking any other task is a preemption. */
export function canGoOn(point: SchedulingPoint): boolean {
  return point.current >= 0 && point.isEnabled(point.current);
}
