import type { SchedulingPoint } from '@heddle/engine';
import { SeededStrategy } from './seeded-strategy';

/**
 * Uniform over the enabled tasks at every point: the baseline that every other strategy is compared with.
 *
 * Invariant: one number is drawn at each point where there is a choice, none elsewhere.
 */
export class RandomWalk extends SeededStrategy {
  pick(point: SchedulingPoint): number {
    const { enabled, count } = point;
    return count === 1 ? enabled[0]! : enabled[this.chance.below(count)]!;
  }
}
