import type { SchedulingPoint } from '@heddle/engine';
import { SeededStrategy } from './seeded-strategy';

/**
 * Round robin with the smallest time slice: at every point the next enabled task after the one that ran last, in the order of
 * their numbers. Every run is the same; it is the cheapest way to see all tasks at work.
 *
 * Invariant: between two operations of a task, every other task that is enabled all the while performs at least one.
 */
export class RoundRobin extends SeededStrategy {
  constructor(seed = 0) {
    super(seed);
  }

  pick(point: SchedulingPoint): number {
    const { enabled, count, current } = point;
    for (let i = 0; i < count; i++) {
      if (enabled[i]! > current) return enabled[i]!;
    }
    return enabled[0]!;
  }
}
